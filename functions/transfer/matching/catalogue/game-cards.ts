import type { GameDefinition } from "#schemas/games/index.ts";
import { Language } from "#schemas/values.ts";
import type { CardTable } from "../../../catalog/index.ts";
import { type KnownNames, knownNames } from "./known-names.ts";
import { type KnownSets, knownSets } from "./known-sets.ts";
import { type KnownSet, type SetGroup, type Spot, setGroup } from "./set-group.ts";

/** Tells which printings an id elsewhere names, `tcgplayer:42382`. */
export interface CalledElsewhere {
  readonly kinds: readonly string[];
  named(id: string): readonly string[];
}

/** The cards of one game as rows are compared with them, column by column. */
export interface GameCards {
  readonly definition: GameDefinition;
  readonly table: CardTable;
  readonly ids: CalledElsewhere | undefined;
  readonly sets: KnownSets;
  readonly names: KnownNames;
  /** Whether any of its cards is known to be made in several ways. */
  readonly tellsFinishes: boolean;
  spotAt(place: number): Spot;
  languageAt(place: number): Language;
  setAt(place: number): KnownSet | undefined;
  variantsAt(place: number): readonly string[];
  rarityAt(place: number): readonly string[];
  /** Numbers of the creatures that it shows. */
  speciesAt(place: number): readonly number[];
  /** The code of a card that is the same on all its prints; empty in a game without such. */
  codeAt(place: number): string;
  /** Places of the prints of a code, in lower case. */
  printsOf(code: string): readonly number[];
}

const none: readonly never[] = [];

/** Makes the columns of a game; a third of a second for fifty thousand cards, most of it for their names. */
export function gameCards(
  definition: GameDefinition,
  table: CardTable,
  ids?: CalledElsewhere,
): GameCards {
  const texts = (name: string) => {
    const column = table.texts(name);
    return (place: number) => column?.values[column.codes[place] ?? 0];
  };
  const [number, variant, rarity] = [texts("number"), texts("variant"), texts("rarity")];
  const code = texts(definition.codeAttribute ?? "");
  const species = definition.species && table.numbers(definition.species.attribute);
  const sets = setsIn(table);
  const groupAt: SetGroup[] = [];
  const columns = {
    numberAt: (place: number) => number(place)?.exact?.[0] ?? "",
    partAt: (place: number) => table.ids[place]?.slice(table.ids[place].lastIndexOf("-") + 1) ?? "",
    nameAt: (place: number) => table.names.codes[place] ?? 0,
  };
  const groups = [...Map.groupBy(sets, groupKey)].map(([, own]) => {
    const series = texts("series")(own[0]?.from ?? 0)?.exact ?? none;
    const isDigital = series.some((one) => definition.digitalSeries?.includes(one));
    const bare = own[0]?.id.split(":")[2] ?? "";
    const group = setGroup(bare, own.toSorted(englishFirst), { isDigital, columns });
    for (const { from, to } of own) for (let at = from; at < to; at += 1) groupAt[at] = group;
    return group;
  });
  let prints: ReadonlyMap<string, readonly number[]> | undefined;
  const codeAt = (place: number) => code(place)?.words[0]?.toLowerCase() ?? "";
  return {
    ...{ definition, table, ids, sets: knownSets(groups), names: knownNames(table.names) },
    tellsFinishes: (table.texts("variant")?.values.length ?? 0) > 1,
    spotAt: (place) => groupAt[place]?.spotOf(place) ?? lostSpot(place),
    languageAt: (place) => languageIn(table.ids[place]),
    setAt: (place) => groupAt[place]?.sets.find(({ from, to }) => from <= place && place < to),
    variantsAt: (place) => variant(place)?.words ?? none,
    rarityAt: (place) => rarity(place)?.words ?? none,
    speciesAt: (place) => species?.values[species.codes[place] ?? 0] ?? none,
    codeAt,
    printsOf(wanted) {
      prints ??= Map.groupBy(
        definition.codeAttribute === undefined ? [] : table.ids.keys(),
        codeAt,
      );
      return wanted === "" ? none : (prints.get(wanted) ?? none);
    },
  };
}

const lostSpot = (place: number): Spot => {
  throw new Error(`No set has the card at ${place}.`);
};

const languageIn = (id = ""): Language => Language.parse(id.split(":")[1]);

/** Who writes in these has sets of its own, with numbers of their own, even where ids are alike. */
const numbersApart: ReadonlySet<string> = new Set(["ja", "ko", "th", "id", "zh-cn", "zh-tw"]);
export const numbersAlike = (language: string): boolean => !numbersApart.has(language);

const groupKey = ({ id, language }: KnownSet): string => {
  const bare = id.split(":")[2] ?? "";
  return numbersAlike(language) ? bare : `${language} ${bare}`;
};

const englishFirst = (a: KnownSet, b: KnownSet) =>
  Number(b.language === "en") - Number(a.language === "en");

/** Cards stand in the order of their sets. */
function setsIn(table: CardTable): readonly KnownSet[] {
  const [set, printed] = [table.texts("set"), table.numbers("printed")];
  const sets: KnownSet[] = [];
  const idAt = (place: number) => {
    const id = table.ids[place] ?? "";
    return id.slice(0, id.lastIndexOf("-"));
  };
  for (let from = 0, to = 0; from < table.ids.length; from = to) {
    const id = idAt(from);
    const start = `${id}-`;
    const isOwn = (place: number) =>
      table.ids[place]?.startsWith(start) === true && idAt(place) === id;
    for (to = from + 1; isOwn(to); ) to += 1;
    const text = set?.values[set.codes[from] ?? 0];
    sets.push({
      ...{ id, from, to, name: text?.words[0] ?? id, language: Language.parse(id.split(":")[1]) },
      codes: text?.exact?.filter((code) => !code.includes(":") || /:[A-Z]+$/.test(code)) ?? none,
      printed: printed?.values[printed.codes[from] ?? 0]?.[0] ?? 0,
      releasedOn: table.released.values[table.released.codes[from] ?? 0] ?? "",
    });
  }
  return sets;
}
