import type { CardIndex } from "../indexing/card-index.ts";
import { type Matches, nextMatch } from "../indexing/matches.ts";
import type { PriceColumns } from "./card-prices.ts";
import { facetsOf } from "./facets.ts";
import type { SearchPage, SearchPosition, SearchRequest } from "./search-index.ts";
import { type SearchOrder, searchOrder } from "./search-order.ts";

/** A place in the order of hits: rank first, then place in the index. */
interface Place {
  readonly rank: number;
  readonly card: number;
}

/**
 * Answers a search over one index in memory: match all cards, keep the best of them.
 *
 * @param prices what its cards cost; absent where nobody knows, or nobody asks
 */
export function searchCards(
  index: CardIndex,
  request: SearchRequest,
  prices?: PriceColumns,
): SearchPage {
  const { query, sort, after, limit, facets } = request;
  index.scratch.begin();
  const scores = index.scratch.floats(index.size);
  const matches = index.matches(query, scores, { prices });
  const order = searchOrder(index, sort, { matches, scores, prices });
  const start = after && startOf(index, order, after);
  const { best, total, hasMore } = bestOf(matches, order, { start, limit });
  const hits = best.map(({ card }) => index.file.ids[card]).filter((id) => id !== undefined);
  const last = best.at(-1);
  const id = hits.at(-1);
  const cards = index.cards.at(best.map(({ card }) => card));
  return {
    hits,
    total,
    cards,
    ...(facets && { facets: facetsOf(index, matches, facets) }),
    ...(hasMore && last && id && { next: { key: order.keyOf(last.card), id } }),
  };
}

function startOf(index: CardIndex, order: SearchOrder, after: SearchPosition): Place | undefined {
  const card = index.cards.placeOf(after.id);
  return card === undefined ? undefined : { rank: order.rankOfKey(after.key), card };
}

/** The first `limit` places after `start`, in order, and how many match in all. */
function bestOf(
  matches: Matches,
  { rankOf }: SearchOrder,
  { start, limit }: { start: Place | undefined; limit: number },
) {
  const best: Place[] = [];
  let total = 0;
  let later = 0;
  for (
    let card = nextMatch(matches, 0);
    card < matches.length;
    card = nextMatch(matches, card + 1)
  ) {
    total += 1;
    const rank = rankOf(card);
    if (start && !isBefore(start, { rank, card })) continue;
    later += 1;
    // Most fall off here: cards come in order, so that of one rank the former stays.
    if (best.length >= limit && rank >= (best.at(-1)?.rank ?? rank)) continue;
    insert(best, { rank, card }, limit);
  }
  return { best, total, hasMore: later > best.length };
}

/** Keeps `best` in order and no longer than `limit`. */
function insert(best: Place[], place: Place, limit: number): void {
  let at = best.length;
  for (let before = best[at - 1]; before && isBefore(place, before); before = best[at - 1]) at -= 1;
  best.splice(at, 0, place);
  if (best.length > limit) best.pop();
}

const isBefore = (a: Place, b: Place): boolean =>
  a.rank < b.rank || (a.rank === b.rank && a.card < b.card);
