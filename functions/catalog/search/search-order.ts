import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { CardIndex } from "../indexing/card-index.ts";
import { mostWeight } from "../indexing/card-weights.ts";
import { type Matches, nextMatch } from "../indexing/matches.ts";
import type { Scores } from "./bare/bare-worth.ts";
import { columnOf, type PriceColumns } from "./card-prices.ts";
import type { SearchSort } from "./search-index.ts";
import { compareNames } from "./words/compare-names.ts";
import { lowerBound } from "./words/lower-bound.ts";

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

/** What matches, what the words of the search say for each card, and what it costs where that is known. */
interface Found {
  readonly matches: Matches;
  readonly scores: Scores;
  readonly prices?: PriceColumns | undefined;
}

export function searchOrder(
  index: CardIndex,
  sort: SearchSort,
  { matches, scores, prices }: Found,
): SearchOrder {
  const { file } = index;
  switch (sort) {
    case "relevance":
      return byRelevance(index, matches, scores);
    case "number":
    case "-number":
      return byColumn(index.column(file.numberKey), sort === "-number");
    case "rarity":
    case "-rarity":
      return byRarity(index, sort === "-rarity");
    case "released":
    case "-released":
      return byColumn(index.column(file.released), sort === "-released");
    case "price":
    case "-price":
      return byMeasure(columnOf("price", prices), sort === "-price");
    case "change":
    case "-change":
      return byMeasure(columnOf("change", prices), sort === "-change");
    default:
      return byColumn(index.column(file.name), sort === "-name", compareNames);
  }
}

/**
 * By what the words say for a card; of equals printed cards before digital ones and cards before their other prints, then the first printing of
 * the best, which people mean who say no more, then what people want most, then the newest.
 */
function byRelevance(index: CardIndex, matches: Matches, scores: Scores): SearchOrder {
  const { isLesser, days, weights } = index;
  const steps = weights ? mostWeight + 1 : 1;
  const printedOf = (card: number) => 2 * (scores[card] ?? 0) + (isLesser[card] ? 0 : 1);
  let best = 1;
  let firstDay = Number.POSITIVE_INFINITY;
  for (
    let card = nextMatch(matches, 0);
    card < matches.length;
    card = nextMatch(matches, card + 1)
  ) {
    const printed = printedOf(card);
    const day = days[card] || Number.POSITIVE_INFINITY;
    if (printed > best) [best, firstDay] = [printed, day];
    else if (printed === best) firstDay = Math.min(firstDay, day);
  }
  const keyOf = (card: number) => {
    const day = days[card] ?? 0;
    const isFirst = best > 1 && day === firstDay && printedOf(card) === best;
    const ofWords = 2 * printedOf(card) + (isFirst ? 1 : 0);
    return (ofWords * steps + (weights?.[card] ?? 0)) * daysOfOrder + day;
  };
  return { rankOf: (card) => -keyOf(card), keyOf, rankOfKey: (key) => -Number(key) };
}

/** More than there are days from 1970 to 2150. */
const daysOfOrder = 65_536;

/** Least first, or greatest; what is not known comes last either way. */
function byMeasure(values: Float64Array | undefined, isDescending: boolean): SearchOrder {
  const sign = isDescending ? -1 : 1;
  const known = (card: number) => {
    const value = values?.[card] ?? Number.NaN;
    return Number.isNaN(value) ? undefined : value;
  };
  return {
    rankOf: (card) => sign * (known(card) ?? sign * Number.POSITIVE_INFINITY),
    keyOf: (card) => known(card) ?? "",
    rankOfKey: (key) => (key === "" ? Number.POSITIVE_INFINITY : sign * Number(key)),
  };
}

/** As the game's table has them, the commonest first; cards of no rarity that is known come last. */
function byRarity(index: CardIndex, isDescending: boolean): SearchOrder {
  const column = index.file.texts["rarityName"] ?? index.file.texts["rarity"];
  const { values, codes } = column ? index.column(column) : { values: [], codes: new Int32Array() };
  const known = Object.keys(index.definition.rarities ?? {});
  const rankOf = (rarity = "") => {
    const at = known.indexOf(rarity);
    if (at < 0) return known.length;
    return isDescending ? known.length - 1 - at : at;
  };
  const names = values.map(({ words: [first = ""] }) => first);
  const ranks = names.map(rankOf);
  return {
    rankOf: (card) => ranks[codes[card] ?? 0] ?? known.length,
    keyOf: (card) => names[codes[card] ?? 0] ?? "",
    rankOfKey: (key) => rankOf(String(key)),
  };
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
