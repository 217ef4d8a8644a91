import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import { type Games, games as projectGames } from "#schemas/games/index.ts";
import type { CompositeOptions } from "#schemas/images/composite.ts";
import { mostCards } from "#schemas/images/render.ts";
import type { CardsShown, RenderSubject } from "#schemas/images/subject.ts";
import type { PrintingId } from "#schemas/values.ts";
import {
  type CatalogStore,
  cardsOfSet,
  queryTree,
  type SearchIndex,
  type SearchTree,
  settingsOf,
} from "../../catalog/index.ts";
import { askedCollections, ownedCopies, ownedField } from "../../holdings/index.ts";
import { byWorthOfShowing } from "./best-copy.ts";
import type { ChooseItemsDeps } from "./choose-items.ts";
import type { ChosenCard, ChosenCards } from "./chosen-cards.ts";
import { inBody } from "./in-body.ts";
import { saidOrder } from "./said-order.ts";

export interface ChooseCardsDeps extends ChooseItemsDeps {
  readonly store: CatalogStore;
  /** @default those of this project */
  readonly games?: Games;
}

export type CatalogueSubject = Extract<RenderSubject, { kind: "set" | "search" }>;

/**
 * Cards of the catalogue, with what one has of each.
 *
 * @throws DomainError `catalog.no_such_set`, `catalog.bad_query`, `request.invalid`
 */
export async function chooseCards(
  { userId, subject }: { readonly userId: string; readonly subject: CatalogueSubject },
  options: CompositeOptions,
  deps: ChooseCardsDeps,
): Promise<ChosenCards> {
  const collections = await askedCollections({ userId }, deps);
  const beyond = ownedField(ownedCopies(collections));
  const owned = collections.flatMap(({ items }) => items);
  const { filter = "", currency } = options;
  const game = await inBody("#/subject/query", async () => gameOf(subject, deps));
  const reader = { ...deps, beyond };
  const read = (pointer: "#/filter" | "#/subject/query", q: string) =>
    inBody(pointer, async () => {
      const { game: named, sort } = settingsOf(q, deps.games ?? projectGames);
      // What is said of another game, no card of this one fulfils.
      const isOther = named !== undefined && named !== game;
      const tree = isOther ? nothing : await queryTree({ q, game, language: undefined }, reader);
      return { tree, ...saidOrder(sort, pointer) };
    });
  const [wanted, ofSearch] = await Promise.all([
    read("#/filter", filter),
    subject.kind === "search" ? read("#/subject/query", subject.query) : undefined,
  ]);
  const index = deps.searchIn((deps.games ?? projectGames).get(game));
  const ids =
    subject.kind === "set"
      ? await idsOfSet(subject, filter === "" ? undefined : wanted.tree, { index, currency, deps })
      : await idsFound([ofSearch?.tree ?? nothing, wanted.tree], index, currency);
  const sort = wanted.sort ?? ofSearch?.sort;
  return {
    cards: shown(ids, subject.show, owned),
    ...{ owned, hasFilter: filter !== "" },
    ...(sort && { sort }),
  };
}

const nothing: SearchTree = { kind: "cards", ids: [] };

/** A query may name the game above what was chosen beside it. */
function gameOf(subject: CatalogueSubject, { games = projectGames }: ChooseCardsDeps): string {
  if (subject.kind === "set") return gamePartOf(subject.setId);
  return settingsOf(subject.query, games).game ?? subject.game;
}

async function idsFound(
  trees: readonly SearchTree[],
  index: SearchIndex,
  currency: string,
): Promise<readonly PrintingId[]> {
  const table = await index.table();
  const found = await table?.matching({ kind: "and", parts: trees }, currency);
  return table?.ids.filter((_id, place) => found?.[place]) ?? [];
}

async function idsOfSet(
  { setId }: Extract<CatalogueSubject, { kind: "set" }>,
  filter: SearchTree | undefined,
  about: { readonly index: SearchIndex; readonly currency: string; readonly deps: ChooseCardsDeps },
): Promise<readonly PrintingId[]> {
  const { index, currency, deps } = about;
  const indexedSet: SearchIndex["setCards"] = (id, page) => index.setCards(id, page);
  const { cards } = await cardsOfSet(
    setId,
    { limit: mostCards + 1 },
    { store: deps.store, indexedSet },
  );
  const ids = cards.flatMap(({ id, status }) => (status === "current" ? [id] : []));
  if (!filter) return ids;
  const [answer] = (await index.among({ query: filter, lists: [ids], currency })) ?? [];
  return ids.filter((_id, at) => answer?.matches[at] === 1);
}

/** A proxy is no copy. */
function shown(
  ids: readonly PrintingId[],
  show: CardsShown,
  owned: readonly CollectionItem[],
): readonly ChosenCard[] {
  const copies = Map.groupBy(
    owned.filter(({ isProxy }) => !isProxy),
    ({ printingId }) => printingId,
  );
  return ids.flatMap((printingId) => {
    const own = copies.get(printingId)?.toSorted(byWorthOfShowing) ?? [];
    const isThere = own.length > 0;
    if ((show === "owned" && !isThere) || (show === "missing" && isThere)) return [];
    const isGrey = show === "progress" && !isThere;
    return [{ printingId, copies: own, ...(isGrey && { isMissing: true as const }) }];
  });
}
