import { sealedPlaceOf } from "#schemas/catalog/sealed-id.ts";
import type { PrintingId, SetId } from "#schemas/values.ts";
import type { CatalogStore } from "../../catalog/index.ts";

/** Sets of sealed products, by the groups in which their shops sell them; what is in no set's group is left out. */
export async function setsOfSealed(
  ids: readonly PrintingId[],
  { store }: { readonly store: Pick<CatalogStore, "sets"> },
): Promise<ReadonlyMap<PrintingId, SetId>> {
  const sealed = ids.flatMap((id) => {
    const place = sealedPlaceOf(id);
    return place ? [{ id, place, list: `${place.game}:${place.language}` }] : [];
  });
  const places = new Map(sealed.map(({ list, place }) => [list, place]));
  const sets = await Promise.all(
    [...places.values()].map(({ game, language }) => store.sets(game, language)),
  );
  const byGroup = new Map<string, SetId>();
  // What is sold of several of our sets in one group is of the first of them.
  for (const { value } of sets.flat().toReversed()) {
    for (const [shop, group] of Object.entries(value.crosswalk)) {
      byGroup.set(`${value.game}:${value.language} ${shop} ${group}`, value.id);
    }
  }
  return new Map(
    sealed.flatMap(({ id, list, place }) => {
      const set = byGroup.get(`${list} ${place.shop} ${place.groupId}`);
      return set ? [[id, set] as const] : [];
    }),
  );
}
