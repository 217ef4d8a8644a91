import { CardId } from "#schemas/catalog/card-id.ts";
import { setIdOf } from "#schemas/catalog/printing-id.ts";
import { type GameDefinition, type Games, games as projectGames } from "#schemas/games/index.ts";
import type { CardBrief, ResolvedId } from "#schemas/http/catalog-ids.ts";
import type { Language, PrintingId } from "#schemas/values.ts";
import { type CatalogCard, withStatus } from "../reading/find-cards.ts";
import type { SearchIndex } from "../search/search-index.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import type { Identified } from "./identify.ts";
import { identifyAll } from "./printing-named.ts";
import { whatItMeans } from "./what-it-means.ts";

export interface ResolveIdsDeps {
  readonly searchIn: (definition: GameDefinition) => SearchIndex;
  readonly store: CatalogStore;
  /** @default those of this project */
  readonly games?: Games;
}

/**
 * Which cards these ids mean, one by one and in their order. An id that means none, or several, says why, and
 * costs its neighbours nothing. Answered from the index in memory; a card that it does not hold, because it
 * is younger or its set is not listed, is read from the store.
 */
export async function resolveIds(
  { ids, language }: { readonly ids: readonly string[]; readonly language?: Language | undefined },
  { searchIn, store, games = projectGames }: ResolveIdsDeps,
): Promise<readonly ResolvedId[]> {
  const indexes = games.all.map(searchIn);
  const idTables = () => Promise.all(indexes.map((index) => index.idTable()));
  const readable = ids.map((id) => id.trim()).filter((id) => CardId.safeParse(id).success);
  const meant = await identifyAll(readable, idTables, language);
  const wanted = [...new Set([...meant.values()].flatMap(printingsIn))];
  const found = await Promise.all(indexes.map((index) => index.cards(wanted)));
  const known = new Set(found.flat().map((card) => card.id));
  const others = await storedCards(
    wanted.filter((id) => !known.has(id)),
    store,
  );
  const cards = new Map([...found.flat(), ...others].map((card) => [card.id, card]));
  return ids.map((id) => resolved(id, meant.get(id.trim()), cards));
}

function resolved(
  id: string,
  known: Identified = noId,
  cards: ReadonlyMap<PrintingId, CatalogCard>,
): ResolvedId {
  const own = printingsIn(known).flatMap((one) => cards.get(one) ?? []);
  const brief = own.map((card) => briefOf(card, id.trim()));
  if (known.outcome === "found") {
    return brief.length > 0
      ? { id, outcome: "found", cards: brief }
      : verdict(id, { outcome: "unknown", reason: "no_such_card" }, []);
  }
  return verdict(id, known, brief);
}

async function storedCards(ids: readonly PrintingId[], store: CatalogStore) {
  if (ids.length === 0) return [];
  const sets = [...new Set(ids.map(setIdOf))];
  const [items, members] = await Promise.all([store.cards(ids), store.members(sets)]);
  return withStatus(items, members);
}

const noId: Identified = { outcome: "unknown", reason: "no_id" };

const verdict = (
  id: string,
  meant: Exclude<Identified, { outcome: "found" }>,
  cards: CardBrief[],
): ResolvedId => ({
  ...{ id, outcome: meant.outcome, reason: meant.reason },
  ...{ detail: whatItMeans(id, meant), cards },
});

const printingsIn = (meant: Identified): readonly PrintingId[] => {
  if (meant.outcome === "found") return [meant.printingId];
  return meant.outcome === "ambiguous" ? meant.printingIds : [];
};

/** Of an id that is a product's, with the variants that the product is. */
function briefOf(card: CatalogCard, asked: string): CardBrief {
  const { id, game, language, setId, number, name, status } = card;
  const wanted = asked.toLowerCase();
  const variants = card.variants.filter(({ productIds = {} }) =>
    Object.entries(productIds).some(([shop, one]) => `${shop}:${one}`.toLowerCase() === wanted),
  );
  return {
    ...{ id, game, language, setId, number, name, status },
    ...(variants.length > 0 && { variants: variants.map(({ key }) => key) }),
  };
}
