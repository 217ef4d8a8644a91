import type { CompositeOptions } from "#schemas/images/composite.ts";
import type { Ulid } from "#schemas/values.ts";
import {
  askedCollections,
  type HeldCollections,
  isByMoney,
  itemFields,
  matchedItems,
  ownedKinds,
  readQuery,
  type ShownDeps,
} from "../../holdings/index.ts";
import type { ChosenCards } from "./chosen-cards.ts";
import { inBody } from "./in-body.ts";
import { saidOrder } from "./said-order.ts";

export interface ChooseItemsDeps extends ShownDeps {
  readonly held: HeldCollections;
}

/**
 * Items of a collection, or of all that one owns: a card for each.
 *
 * @throws DomainError `collections.no_such_collection`, `catalog.bad_query`, `request.invalid`
 */
export async function chooseItems(
  { userId, collectionId }: { readonly userId: string; readonly collectionId?: Ulid | undefined },
  options: CompositeOptions,
  deps: ChooseItemsDeps,
): Promise<ChosenCards> {
  const { filter = "" } = options;
  const query = filter === "" ? undefined : await queryOf(filter, deps);
  const said = saidOrder(query?.sort, "#/filter");
  const collections = await askedCollections({ userId, collectionId }, deps);
  const all = collections.flatMap(({ items }) => items);
  const owned = collections.every(({ head }) => ownedKinds.includes(head.kind)) ? all : undefined;
  const rest = { owned, hasFilter: filter !== "" && all.length > 0, ...said };
  // Nothing is asked of cards, so that also those are drawn that no index knows.
  if (!query) return { cards: all.map(cardOf), ...rest };
  const sort = said.sort ?? options.sort;
  const needsMoney = sort !== "release" && isByMoney(sort);
  const asked = { userId, currency: options.currency, query, needsMoney };
  const { found, money } = await matchedItems(asked, collections, deps);
  const wanted = found.flatMap(({ part, matches }) =>
    part.items.filter((_item, at) => matches[at] === 1),
  );
  return { cards: wanted.map(cardOf), money, ...rest };
}

const queryOf = (filter: string, deps: ChooseItemsDeps) =>
  inBody("#/filter", () => readQuery(filter, itemFields(true), deps));

const cardOf = (item: ChosenCards["cards"][number]["copies"][number]) => ({
  printingId: item.printingId,
  copies: [item],
});
