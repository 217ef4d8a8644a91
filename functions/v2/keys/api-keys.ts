/** Whom a key of the old service's kind, in `X-Api-Key`, belongs to. */
export interface ApiKeys {
  /** @param key as it was sent; undefined where none was */
  check(key: string | undefined): Promise<"accepted" | "refused">;
}

/** Programs bring the keys that the old service gave them; until there are keys of ours, any is accepted. */
export const anyKey: ApiKeys = { check: async () => "accepted" };
