import { plainNumber } from "#schemas/games/index.ts";
import type { Language } from "#schemas/values.ts";
import type { SaidNumber } from "../said/said-number.ts";

/** A set in one language; its cards stand side by side: from, and up to but without. */
export interface KnownSet {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly codes: readonly string[];
  readonly printed: number;
  readonly releasedOn: string;
  readonly from: number;
  readonly to: number;
}

/** A card of a set with its places in all languages of the set. */
export interface Spot {
  readonly group: SetGroup;
  readonly number: string;
  readonly places: readonly number[];
}

/** One set in the languages that number it alike. */
export interface SetGroup {
  /** Its id without game and language. */
  readonly bare: string;
  /** English first. */
  readonly sets: readonly KnownSet[];
  /** It exists on screens alone. */
  readonly isDigital: boolean;
  readonly printed: number;
  /** Whether all of its numbers begin with letters, the same ones. */
  readonly isLettered: boolean;
  /** Cards of a number: as it is printed, or else without leading zeros, or without the letters that all of the set have. */
  at(number: SaidNumber): readonly Spot[];
  spotOf(place: number): Spot;
  named(code: number): readonly Spot[];
}

interface Columns {
  numberAt(place: number): string;
  partAt(place: number): string;
  nameAt(place: number): number;
}

/** Its cards are put together when somebody first asks. */
export function setGroup(
  bare: string,
  sets: readonly KnownSet[],
  { isDigital, columns }: { readonly isDigital: boolean; readonly columns: Columns },
): SetGroup {
  let made: Spots | undefined;
  const spots = () => {
    made ??= spotsOf(group, columns);
    return made;
  };
  const [first] = sets;
  const group: SetGroup = {
    ...{ bare, sets, isDigital, printed: first?.printed ?? 0 },
    get isLettered() {
      return spots().digits.size > 0;
    },
    at(number) {
      const { exact, plain, digits, letters } = spots();
      const found = exact.get(number.exact) ?? plain.get(number.plain);
      if (found) return found;
      const own = withoutCode(number.plain, letters);
      return (own === undefined ? undefined : (plain.get(own) ?? digits.get(own))) ?? [];
    },
    spotOf(place) {
      return spots().byPlace.get(place) ?? { group, number: "", places: [place] };
    },
    named: (code) => spots().byName.get(code) ?? [],
  };
  return group;
}

/** `svp85` and `svp 085` of a set with the code SVP are `85`, and `139` stays what it is. */
function withoutCode(plain: string, letters: ReadonlySet<string>): string | undefined {
  const [, before = "", rest] = /^([a-z-]*)\s?0*(\d+)$/.exec(plain) ?? [];
  return before === "" || letters.has(before.replace(/-/g, "")) ? rest : undefined;
}

type ByNumber = Map<string, Spot[]>;
interface Spots {
  readonly exact: ByNumber;
  readonly plain: ByNumber;
  /** By digits alone, of a set whose numbers all have the same letters. */
  readonly digits: ByNumber;
  readonly letters: ReadonlySet<string>;
  readonly byPlace: ReadonlyMap<number, Spot>;
  readonly byName: ReadonlyMap<number, readonly Spot[]>;
}

function spotsOf(group: SetGroup, { numberAt, partAt, nameAt }: Columns): Spots {
  const byPart = new Map<string, { spot: Spot; places: number[] }>();
  const byPlace = new Map<number, Spot>();
  for (const { from, to } of group.sets) {
    for (let place = from; place < to; place += 1) {
      const known = byPart.get(partAt(place)) ?? newSpot(group, numberAt(place));
      byPart.set(partAt(place), known);
      known.places.push(place);
      byPlace.set(place, known.spot);
    }
  }
  const all = [...byPart.values()].map(({ spot }) => spot);
  const prefixes = new Set(
    all.map(({ number }) => /^[a-z]*/i.exec(number)?.[0].toLowerCase() ?? ""),
  );
  const isOneSeries = prefixes.size === 1 && !prefixes.has("");
  const codes = group.sets.flatMap(({ codes: own }) => own);
  return {
    exact: grouped(all, ({ number }) => [number.toLowerCase()]),
    plain: grouped(all, ({ number }) => [plainNumber(number)]),
    digits: grouped(isOneSeries ? all : [], ({ number }) => [
      plainNumber(number).replace(/^[a-z]+/, ""),
    ]),
    letters: new Set(
      [group.bare, ...codes, ...(isOneSeries ? prefixes : [])].map((code) =>
        code.toLowerCase().replace(/[^a-z]/g, ""),
      ),
    ),
    byPlace,
    byName: grouped(all, ({ places }) => [...new Set(places.map(nameAt))]),
  };
}

function newSpot(group: SetGroup, number: string) {
  const places: number[] = [];
  return { spot: { group, number, places }, places };
}

function grouped<Key>(all: readonly Spot[], keysOf: (spot: Spot) => readonly Key[]) {
  const map = new Map<Key, Spot[]>();
  for (const spot of all) {
    for (const key of keysOf(spot)) {
      const known = map.get(key);
      if (known) known.push(spot);
      else map.set(key, [spot]);
    }
  }
  return map;
}
