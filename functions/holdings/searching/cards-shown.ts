import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import { isSealedId } from "#schemas/catalog/sealed-id.ts";
import { type GameDefinition, games } from "#schemas/games/index.ts";
import type { HeldCard } from "#schemas/http/held-items.ts";
import type { PrintingId } from "#schemas/values.ts";
import { findHeld, listedCards, type SearchIndex } from "../../catalog/index.ts";

export interface CardsShownDeps {
  readonly searchIn: (definition: GameDefinition) => SearchIndex;
  readonly store: HeldStore;
}

type HeldStore = Parameters<typeof findHeld>[1]["store"];

/**
 * Cards in few words, by id, as far as the index of their game knows them; removed ones too. No index has what is sealed: it is read of the
 * catalogue.
 */
export async function cardsShown(
  ids: readonly PrintingId[],
  { searchIn, store }: CardsShownDeps,
): Promise<ReadonlyMap<PrintingId, HeldCard>> {
  const wanted = [...new Set(ids)];
  const byGame = Map.groupBy(
    wanted.filter((id) => !isSealedId(id)),
    gamePartOf,
  );
  const [sealed, ...found] = await Promise.all([
    findHeld(wanted.filter(isSealedId), { store }),
    ...[...byGame].map(async ([game, own]) => {
      const definition = games.named(game);
      return definition ? listedCards(await searchIn(definition).cards(own)) : [];
    }),
  ]);
  const shown = new Map<PrintingId, HeldCard>();
  for (const { id, name, setId, number } of sealed.values()) {
    shown.set(id, { name, setId, number, images: [] });
  }
  for (const { id, name, setId, number, rarity, images } of found.flat()) {
    shown.set(id, { name, setId, number, ...(rarity !== undefined && { rarity }), images });
  }
  return shown;
}
