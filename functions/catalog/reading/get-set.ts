import type { SetId } from "#schemas/values.ts";
import { noSuchSet } from "../errors.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { type SetView, setView } from "./set-view.ts";

/** @throws DomainError `catalog.no_such_set` */
export async function getSet(id: SetId, { store }: { store: CatalogStore }): Promise<SetView> {
  const item = await store.set(id);
  if (!item) throw noSuchSet(id);
  return setView(item);
}
