/** Users whose collections are valued when prices have come. */
export interface Holders {
  /** Notes a user, if they are not yet. */
  note(userId: string, at: string): Promise<void>;
  /** Those of a shard after one, by id. */
  page(
    shard: number,
    asked: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly string[]>;
}
