import { games as projectGames } from "#schemas/games/index.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { HeldCollection } from "../held/held-collections.ts";
import type { ItemMoney } from "./item-money.ts";
import { partsOf } from "./item-part.ts";
import type { ShownDeps } from "./items-shown.ts";
import { knownMoney } from "./known-money.ts";
import { type MatchedPart, matchItems, needsPrices } from "./match-items.ts";
import type { ReadQuery } from "./read-query.ts";

export interface MatchedItems {
  readonly found: readonly MatchedPart[];
  /** What all items cost; undefined where nobody needs to know. */
  readonly money: ItemMoney | undefined;
}

/** Which items of some collections a query finds. */
export async function matchedItems(
  asked: {
    readonly userId: string;
    readonly currency: Currency;
    readonly query: ReadQuery;
    /** Whether whoever asks needs to know what they cost, whatever the query does. */
    readonly needsMoney: boolean;
  },
  collections: readonly HeldCollection[],
  deps: ShownDeps,
): Promise<MatchedItems> {
  const { query, currency, needsMoney } = asked;
  const byGame = Map.groupBy(collections.flatMap(partsOf), ({ game }) => game);
  const asksMoney = needsMoney || [...query.trees.values()].some(needsPrices);
  const all = asksMoney ? collections.flatMap(({ items }) => items) : [];
  const money = asksMoney ? await knownMoney(asked, all, deps) : undefined;
  const found: MatchedPart[] = [];
  for (const [game, tree] of query.trees) {
    const [parts, definition] = [byGame.get(game), projectGames.named(game)];
    if (parts && definition) {
      found.push(
        ...(await matchItems(parts, { definition, query: tree }, { ...deps, money, currency })),
      );
    }
  }
  return { found, money };
}
