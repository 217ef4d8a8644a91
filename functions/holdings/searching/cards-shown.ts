import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import { type GameDefinition, games } from "#schemas/games/index.ts";
import type { HeldCard } from "#schemas/http/held-items.ts";
import type { PrintingId } from "#schemas/values.ts";
import { listedCards, type SearchIndex } from "../../catalog/index.ts";

/** Cards in few words, by id, as far as the index of their game knows them; removed ones too. */
export async function cardsShown(
  ids: readonly PrintingId[],
  { searchIn }: { readonly searchIn: (definition: GameDefinition) => SearchIndex },
): Promise<ReadonlyMap<PrintingId, HeldCard>> {
  const byGame = Map.groupBy(new Set(ids), gamePartOf);
  const found = await Promise.all(
    [...byGame].map(async ([game, own]) => {
      const definition = games.named(game);
      return definition ? listedCards(await searchIn(definition).cards(own)) : [];
    }),
  );
  return new Map(
    found
      .flat()
      .map(({ id, name, setId, number, rarity, images }) => [
        id,
        { name, setId, number, ...(rarity !== undefined && { rarity }), images },
      ]),
  );
}
