import { languagePartOf } from "#schemas/catalog/printing-id.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { type Language, SetId } from "#schemas/values.ts";
import type { CardTable } from "../../catalog/index.ts";

/** A set with cards that are there: they stand side by side, from, and up to but without. */
export interface ListedSet {
  readonly id: SetId;
  readonly name: string;
  readonly language: Language;
  /** `YYYY-MM-DD`; empty where that is not known. */
  readonly releasedOn: string;
  /** It exists on screens alone: nobody has its cards in a binder. */
  readonly isDigital: boolean;
  readonly from: number;
  readonly to: number;
}

/** The sets of a table, in its order. */
export function setsIn(
  table: CardTable,
  { digitalSeries = [] }: Pick<GameDefinition, "digitalSeries">,
): readonly ListedSet[] {
  const { ids } = table;
  const sets: ListedSet[] = [];
  let from = 0;
  while (from < ids.length) {
    const text = setTextOf(ids[from]);
    let to = from + 1;
    while (to < ids.length && setTextOf(ids[to]) === text) to += 1;
    const id = SetId.parse(text);
    sets.push({
      ...{ id, from, to, language: languagePartOf(id) },
      name: firstWord(table, "set", from) ?? text.slice(text.lastIndexOf(":") + 1),
      releasedOn: table.released.values[table.released.codes[from] ?? 0] ?? "",
      isDigital: exactIn(table, "series", from).some((series) => digitalSeries.includes(series)),
    });
    from = to;
  }
  return sets;
}

const setTextOf = (id = ""): string => id.slice(0, id.lastIndexOf("-"));

const valueIn = (table: CardTable, name: string, place: number) => {
  const column = table.texts(name);
  return column?.values[column.codes[place] ?? 0];
};
const firstWord = (table: CardTable, name: string, place: number) =>
  valueIn(table, name, place)?.words[0];
const exactIn = (table: CardTable, name: string, place: number) =>
  valueIn(table, name, place)?.exact ?? [];
