import type { GameDefinition } from "#schemas/games/index.ts";
import type { CardTable } from "../../catalog/index.ts";
import { countedIn } from "./counted-places.ts";
import { type ListedSet, setsIn } from "./listed-sets.ts";

/** What there is to have of a game, card by card, by their places in the table of all cards. */
export interface Checklist {
  readonly table: CardTable;
  readonly definition: GameDefinition;
  readonly sets: readonly ListedSet[];
  /**
   * Where the variants of a card begin among those of all cards; one number more than there are cards. A card of which no variant is
   * known is one thing all the same.
   */
  readonly variantFrom: Int32Array;
  /** The keys of a card's variants, in its own order. */
  variantsOf(place: number): readonly string[];
  /** The place that a card fills in what its set says it has, numbered through all sets; -1 for one that is beyond that. */
  readonly counted: Int32Array;
  readonly countedPlaces: number;
  /** Numbers of the species that it shows. */
  speciesOf(place: number): readonly number[];
}

const made = new WeakMap<CardTable, Checklist>();

/** Made once for each table. */
export function checklistOf(table: CardTable, definition: GameDefinition): Checklist {
  const checklist = made.get(table) ?? checklistIn(table, definition);
  made.set(table, checklist);
  return checklist;
}

const none: readonly never[] = [];

function checklistIn(table: CardTable, definition: GameDefinition): Checklist {
  const variants = table.texts("variant");
  const species = definition.species && table.numbers(definition.species.attribute);
  const variantsOf = (place: number) => variants?.values[variants.codes[place] ?? 0]?.words ?? none;
  const variantFrom = new Int32Array(table.ids.length + 1);
  for (let place = 0; place < table.ids.length; place += 1) {
    const own = Math.max(1, variantsOf(place).length);
    variantFrom[place + 1] = (variantFrom[place] ?? 0) + own;
  }
  const sets = setsIn(table, definition);
  return {
    ...{ table, definition, sets, variantFrom, variantsOf },
    ...countedIn(table, definition, sets),
    speciesOf: (place) => species?.values[species.codes[place] ?? 0] ?? none,
  };
}
