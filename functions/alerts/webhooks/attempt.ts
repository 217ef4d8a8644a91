/** What one try to tell a webhook came to. */
export type Attempt =
  | {
      readonly outcome: "answered";
      readonly status: number;
      /** How long the receiver asks to be left alone, in milliseconds, where it says so. */
      readonly waitMs?: number | undefined;
    }
  /** Nobody was reached, or the address is one that is not asked. */
  | { readonly outcome: "failed" | "refused" };

/** Who receives: each says in its own way that it wants nothing any more. */
export type Receiver = "standard" | "discord" | "telegram";

export type Meaning = "delivered" | "gone" | "busy" | "failed";

/**
 * Statuses that say that no try will ever succeed. 410 is that of the specification. Discord answers 401, 403 and 404 for a
 * webhook that was deleted or whose token is wrong, Telegram 401 and 404 for a bot's token and 403 where the bot was put out;
 * both shut out whoever goes on in spite of that.
 */
const gone: Readonly<Record<Receiver, ReadonlySet<number>>> = {
  standard: new Set([410]),
  discord: new Set([401, 403, 404, 410]),
  telegram: new Set([401, 403, 404, 410]),
};

/** Says that the receiver lives, and has too much to do. */
const busy = 429;

/** Every status but 200 to 299 is a failure, redirects among them; so is no answer. */
export function meaningOf(attempt: Attempt, receiver: Receiver): Meaning {
  if (attempt.outcome !== "answered") return "failed";
  const { status } = attempt;
  if (status >= 200 && status < 300) return "delivered";
  if (gone[receiver].has(status)) return "gone";
  return status === busy ? "busy" : "failed";
}
