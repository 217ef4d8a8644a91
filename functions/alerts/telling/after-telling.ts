import type { ChannelItem, StoredDelivery } from "#schemas/storage/alert-items.ts";
import { afterAttempt } from "../webhooks/retry-schedule.ts";
import type { Told } from "./teller.ts";

type Delivery = Omit<StoredDelivery, "revision">;

const minute = 60_000;
/**
 * After so long, whoever sends is taken for dead. A webhook's message is known again by its id; a mail is not, so that it is given the time in which
 * SES says whether it was sent.
 */
const leaseMs: Readonly<Record<ChannelItem["to"]["kind"], number>> = {
  ...{ webhook: 1.5 * minute, discord: 1.5 * minute, telegram: 1.5 * minute },
  email: 15 * minute,
};

/** A delivery that somebody begins to send now. */
export const claimed = (
  before: Pick<StoredDelivery, "attempts"> | undefined,
  { to }: Pick<ChannelItem, "to">,
  now: Date,
): Delivery => ({
  state: "sending",
  at: now.toISOString(),
  attempts: (before?.attempts ?? 0) + 1,
  until: new Date(now.getTime() + leaseMs[to.kind]).toISOString(),
});

/**
 * A delivery after a try; pure.
 *
 * @param attempts how many there were, with this one
 */
export function afterTelling(
  { attempt, receiver, sentence }: Told,
  { attempts, now, random }: { attempts: number; now: Date; random: () => number },
): { readonly delivery: Delivery; readonly isGone: boolean } {
  const next = afterAttempt(attempt, { receiver, tries: attempts, now }, random);
  const base = { at: now.toISOString(), attempts };
  switch (next.step) {
    case "done":
      return { delivery: { state: "sent", ...base }, isGone: false };
    case "retry": {
      const until = next.at.toISOString();
      const delivery = { state: "waiting", ...base, reason: sentence, until } as const;
      return { delivery, isGone: false };
    }
    case "disable":
    case "give_up": {
      const delivery = { state: "failed", ...base, reason: sentence } as const;
      return { delivery, isGone: next.step === "disable" };
    }
  }
}

export const dropped = (
  before: Pick<StoredDelivery, "attempts"> | undefined,
  reason: string,
  now: Date,
): Delivery => ({
  ...{ state: "dropped", at: now.toISOString(), attempts: before?.attempts ?? 0, reason },
});

export const postponed = (
  before: Pick<StoredDelivery, "attempts"> | undefined,
  { until, now, isDigest }: { until: Date; now: Date; isDigest: boolean },
): Delivery => ({
  ...{ state: "waiting", at: now.toISOString(), attempts: before?.attempts ?? 0 },
  ...{ until: until.toISOString(), ...(isDigest && { isDigest }) },
});
