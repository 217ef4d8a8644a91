import type { SetId } from "#schemas/values.ts";
import { noSuchSet } from "../errors.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";
import { doubtsOf, type WholeSetView, wholeSetView } from "./set-view.ts";

/**
 * A set, and what about it and its list of cards a person should look at.
 *
 * @throws DomainError `catalog.no_such_set`
 */
export async function getSet(id: SetId, { store }: { store: CatalogStore }): Promise<WholeSetView> {
  const [item, members] = await Promise.all([store.set(id), store.members([id])]);
  if (!item) throw noSuchSet(id);
  const { game, language } = item.value;
  const listed = await store.listedSets(game, language);
  return {
    ...wholeSetView(item, listed),
    findings: [...item.value.findings, ...doubtsOf(members.get(id))],
  };
}
