import type { PrintingId, Ulid, VariantKey } from "#schemas/values.ts";

/** A card that a search found, in the variant whose price stands beside it. */
export interface FoundCard {
  readonly printingId: PrintingId;
  readonly variant: VariantKey;
}

/** What an alert on a search watches, or may still watch since a worker died. */
export interface SearchMembers {
  readonly cards: readonly FoundCard[];
  /** How many cards the search found in all, of which so many are watched as may be. */
  readonly total: number;
}

/** Keeps which alerts are on searches, and what they watch. */
export interface SearchAlerts {
  /** Those of a game in the order of their ids. */
  ofGame(
    game: string,
    page: { readonly limit: number; readonly after?: Ulid | undefined },
  ): Promise<readonly { readonly userId: string; readonly alertId: Ulid }[]>;
  members(alertId: Ulid): Promise<SearchMembers | undefined>;
  /** @param members absent where the alert watches nothing any more */
  keepMembers(alertId: Ulid, members: SearchMembers | undefined): Promise<void>;
}
