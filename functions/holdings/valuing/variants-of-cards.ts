import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import { games } from "#schemas/games/index.ts";
import type { PrintingId } from "#schemas/values.ts";
import { type CatalogStore, findCards, type SearchDeps } from "../../catalog/index.ts";
import type { VariantsOfCards } from "./known-prices.ts";

/** Cards as the search indexes of their games have them; those of a game that is not known any more are left out. */
export async function cardsInIndexes(
  ids: readonly PrintingId[],
  { searchIn }: Pick<SearchDeps, "searchIn">,
) {
  const byGame = [...Map.groupBy(ids, gamePartOf)];
  const all = byGame.map(async ([game, own]) => {
    const definition = games.named(game);
    return definition ? searchIn(definition).cards(own) : [];
  });
  return (await Promise.all(all)).flat();
}

/** By the search index, which whoever answers people holds in memory. */
export const variantsByIndex = ({ searchIn }: Pick<SearchDeps, "searchIn">): VariantsOfCards => ({
  async of(ids) {
    const all = await cardsInIndexes(ids, { searchIn });
    return new Map(all.map(({ id, variants }) => [id, variants]));
  },
});

/** By the cards themselves, for who asks for few: a read unit for two of them. */
export const variantsByStore = (store: Pick<CatalogStore, "cards">): VariantsOfCards => ({
  async of(ids: readonly PrintingId[]) {
    const cards = await findCards(ids, { store });
    return new Map([...cards].map(([id, { variants }]) => [id, variants]));
  },
});
