import { gamePartOf, languagePartOf } from "#schemas/catalog/printing-id.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { CatalogStore, SearchDeps } from "../../catalog/index.ts";
import { cardsInIndexes } from "../valuing/variants-of-cards.ts";
import type { CardWords } from "./list-value-groups.ts";
import { setsOfSealed } from "./sets-of-sealed.ts";

/** Rarities by the search index, which whoever answers people holds in memory; names of sets by the catalogue. */
export const wordsByIndex = ({
  searchIn,
  store,
}: Pick<SearchDeps, "searchIn"> & { readonly store: Pick<CatalogStore, "sets"> }): CardWords => ({
  async rarities(ids) {
    const all = await cardsInIndexes(ids, { searchIn });
    return new Map(
      all.flatMap(({ id, normalizedRarity, rarity }): [PrintingId, string][] => {
        const told = normalizedRarity ?? rarity;
        return told === undefined ? [] : [[id, told]];
      }),
    );
  },

  setsOfSealed: (ids) => setsOfSealed(ids, { store }),

  async setNames(ids) {
    const languages = Map.groupBy(ids, (id) => id.slice(0, id.lastIndexOf(":")));
    const all = await Promise.all(
      [...languages.keys()].map((one) => store.sets(gamePartOf(one), languagePartOf(one))),
    );
    return new Map(all.flat().map(({ value: { id, name } }) => [id, name]));
  },
});
