import type { Card } from "#schemas/catalog/card.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import type { Generation, Species } from "#schemas/catalog/species.ts";
import type { Game, Language, PrintingId } from "#schemas/values.ts";

/** A part of a source that is fetched and normalised by itself. */
export interface Unit {
  readonly dataset: string;
  readonly unit: string;
}

/** One request of a unit. The name is what the unit remembers its answer by. */
export interface Wanted {
  readonly name: string;
  readonly dataset: string;
  readonly url: string;
}

/** What a unit's list says of one of its members. */
export interface Listed {
  readonly name: string;
  /** Changes when the list says something else of it. */
  readonly mark: string;
}

/** A body with the name of the request that it answers. */
export interface Answer {
  readonly name: string;
  readonly body: string;
}

/** What a body becomes. */
export type Silver =
  | { readonly kind: "card"; readonly card: Card }
  | { readonly kind: "set"; readonly set: CardSet; readonly members: readonly PrintingId[] }
  | {
      readonly kind: "species";
      readonly species: readonly Species[];
      readonly generations: readonly Generation[];
    };

/**
 * Somebody else's data: which requests make it up, and what the bodies mean. A source knows nothing
 * of storage, queues, limits or time, and sends no request itself.
 */
export interface Source {
  readonly name: string;
  readonly game: Game;
  /** Of the languages that a run is for, those that this source is asked in. */
  languagesOf(wanted: readonly Language[]): readonly Language[];
  /** Where a run begins: a unit that lists the others, or all there is. */
  readonly first: Unit;
  /** The requests that a unit opens with. */
  opening(unit: Unit, language: Language): readonly Wanted[];
  /** What the answer to a unit's opening request lists; a MessageError says why it cannot be read. */
  listed(unit: Unit, body: string): readonly Listed[];
  /** What a listed name leads to: a further request of this unit, or another unit. */
  follow(unit: Unit, name: string, language: Language): { wanted: Wanted } | { unit: Unit };
  /**
   * Whether a unit's answers only make sense together: then `normalize` gets the newest of all of
   * its requests, however few of them changed.
   */
  readonly needsWholeUnit: boolean;
  /** Pure; a MessageError says why a body does not fit. */
  normalize(answers: readonly Answer[], language: Language): Silver | undefined;
}
