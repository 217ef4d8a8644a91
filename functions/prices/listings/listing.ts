import type { CopyState } from "../books/priced-copy.ts";
import type { MappedVariant } from "../mapping/mapped-variant.ts";

/** What somebody offers, as a marketplace lists it. */
export interface Listing {
  /** As the seller wrote it. */
  readonly title: string;
  /** Whether the marketplace says that it is graded; absent where it says nothing. */
  readonly isGraded?: boolean | undefined;
  /** Of it the marketplace says that it is in a place for single cards; absent where it says nothing. */
  readonly isSingleCard?: boolean | undefined;
  /** Whether the buyer chooses one of several things. */
  readonly isChoice?: boolean | undefined;
}

/** A card that listings are looked through for. */
export interface AskedCard {
  readonly game: string;
  readonly language: string;
  readonly name: string;
  /** What it is called in other languages. */
  readonly alsoNamed?: readonly string[];
  /** As on the card, `4`, `TG12`; where the game prints a code, that: `OP01-025`. */
  readonly number: string;
  /** Of another print of a card of the same code, its kind, as the game's words for listings have it: `parallel`. */
  readonly print?: string | undefined;
  /** How many cards the set says it has; 0 where that is not known. */
  readonly printedCount: number;
  readonly setName: string;
  /** Short codes of the set. */
  readonly setCodes: readonly string[];
  readonly variants: readonly Pick<MappedVariant, "key" | "finish" | "marks">[];
  readonly rarity?: string | undefined;
  /** What those speak who offer it: a title that names no language is of a card in it. */
  readonly usualLanguage: string;
}

/** Why a listing is not of the card, or not of one copy of it that could be compared. */
export type Refusal =
  | ("empty" | "category" | "choice" | "lot" | "fake" | "sealed" | "code_card" | "digital")
  | ("accessory" | "oversized" | "altered" | "error_card" | "read_description")
  | ("other_game" | "other_language" | "other_number" | "other_set" | "other_name")
  | ("other_print" | "other_variant" | "grade_unknown" | "graded_and_raw" | "several_grades")
  | "unsure";

export type ListingVerdict =
  | {
      readonly verdict: "match";
      readonly variant: string;
      /** Absent for an ungraded copy of which nothing worse than near mint is said. */
      readonly state?: CopyState;
    }
  | { readonly verdict: "rejected"; readonly reason: Refusal };
