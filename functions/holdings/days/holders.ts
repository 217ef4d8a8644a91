import type { Game } from "#schemas/values.ts";

/** A pass through everybody, because prices have come. */
export interface Pass {
  readonly game: Game;
  /** Of the prices. */
  readonly builtAt: string;
  /** When it begins. */
  readonly at: string;
}

/** Users whose collections are valued when prices have come. */
export interface Holders {
  /**
   * Begins a pass, unless one of these prices or of newer ones has begun, or one that began less than so many seconds ago: then it says
   * how many are left of these.
   */
  begin(
    pass: Pass,
    gapSeconds: number,
  ): Promise<
    | { readonly outcome: "begun" | "done" }
    | { readonly outcome: "early"; readonly leftSeconds: number }
  >;
  /** Notes a user, if they are not yet. */
  note(userId: string, at: string): Promise<void>;
  /** Those of a shard after one, by id. */
  page(
    shard: number,
    asked: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly string[]>;
}
