import type { Ulid } from "#schemas/values.ts";
import type { CollectionStore } from "../collection/collection-store.ts";
import type { LotStore } from "./lot-store.ts";

/** How many lots each of these collections of a user holds; undefined where there is no such collection. */
export async function roomIn(
  userId: string,
  collectionIds: readonly Ulid[],
  {
    collections,
    lots,
  }: { readonly collections: Pick<CollectionStore, "get">; readonly lots: Pick<LotStore, "tally"> },
): Promise<Map<Ulid, number | undefined>> {
  const all = [...new Set(collectionIds)].map(async (collectionId) => {
    const place = { userId, collectionId };
    const [head, tally] = await Promise.all([collections.get(place), lots.tally(place)]);
    return [collectionId, head && tally.lots] as const;
  });
  return new Map(await Promise.all(all));
}
