import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { CardIndex } from "../indexing/card-index.ts";
import { lowerBound } from "./lower-bound.ts";
import { compareNames } from "./name-search.ts";
import type { SearchSort } from "./search-index.ts";

/**
 * An order of cards: a rank for each, lower first. Equal ranks keep the order of the index, which is
 * by set and number.
 */
export interface SearchOrder {
  readonly rankOf: (card: number) => number;
  /** What a hit is sorted by, in words that hold in the next version of the index too. */
  readonly keyOf: (card: number) => string | number;
  /** The rank of such a key; halfway between two when no card has it any more. */
  readonly rankOfKey: (key: string | number) => number;
}

/** @param scores by name, for relevance */
export function searchOrder(index: CardIndex, sort: SearchSort, scores: Float64Array): SearchOrder {
  const { file, nameCodes } = index;
  switch (sort) {
    case "relevance": {
      const scoreOf = (card: number) => scores[nameCodes[card] ?? 0] ?? 0;
      return { rankOf: (card) => -scoreOf(card), keyOf: scoreOf, rankOfKey: (key) => -Number(key) };
    }
    case "number":
      return byColumn(index.column(file.numberKey), false);
    case "released":
    case "-released":
      return byColumn(index.column(file.released), sort === "-released");
    default:
      return byColumn(index.column(file.name), sort === "-name", compareNames);
  }
}

function byColumn(
  { values, codes }: { values: readonly string[]; codes: Int32Array },
  isDescending: boolean,
  compare = byCodeUnits,
): SearchOrder {
  const sign = isDescending ? -1 : 1;
  return {
    rankOf: (card) => sign * (codes[card] ?? 0),
    keyOf: (card) => values[codes[card] ?? 0] ?? "",
    rankOfKey: (key) => {
      const at = lowerBound(values.length, (code) => compare(values[code] ?? "", String(key)) < 0);
      return sign * (values[at] === key ? at : at - 0.5);
    },
  };
}
