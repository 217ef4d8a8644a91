import type { PrintingId } from "#schemas/values.ts";
import { gathered } from "#shared/kernel/gathered.ts";
import type { CatalogStore } from "../../catalog/index.ts";

/** The same catalogue for who reads cards one by one and many at a time: those that are asked for within a moment are read together. */
export function cardsTogether(
  store: CatalogStore,
  together: { readonly most: number; readonly waitMs: number },
): CatalogStore {
  const one = gathered(async (ids: readonly PrintingId[]) => {
    const found = await store.cards([...new Set(ids)]);
    return ids.map((id) => found.filter(({ value }) => value.id === id));
  }, together);
  return {
    ...store,
    cards: async (ids) => (await Promise.all(ids.map(one))).flat(),
  };
}
