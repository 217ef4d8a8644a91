import type { CatalogKey } from "#schemas/storage/catalog-items.ts";
import type { Filing, SilverStore } from "./silver-store.ts";

/** Where the shadow of a partition lies: beside silver, where no reader looks. */
export const shadowPrefix = (name: string) => `SHADOW#${name}#`;

/**
 * What sources say, kept apart under a name until it expires. Nothing is merged of it: what it would come
 * to together with what others say is seen when it is compared with silver.
 *
 * @param expiresAtSeconds when DynamoDB may forget it
 */
export function shadowStore(
  store: SilverStore,
  name: string,
  expiresAtSeconds: number,
): SilverStore {
  const prefix = shadowPrefix(name);
  const into = <Key extends CatalogKey>(key: Key): Key => ({ ...key, pk: `${prefix}${key.pk}` });
  const out = <Key extends CatalogKey>(key: Key): Key => ({
    ...key,
    pk: key.pk.slice(prefix.length),
  });
  const kept = <Key extends CatalogKey>(item: Key) => ({ ...into(item), expiresAtSeconds });
  const keptFiling = ({ item, left, ...how }: Filing): Filing => ({
    ...{ ...how, item: kept(item) },
    ...(left && { left: into(left) }),
  });
  return {
    marks: (keys) => store.marks(keys.map(({ pk, sk }) => into({ pk, sk }))),

    filed: (keys) => store.filed(keys.map(({ pk, sk }) => into({ pk, sk }))),

    async shelf({ fragments: pk }) {
      const shelf = { fragments: `${prefix}${pk}`, merged: `${prefix}${pk}`, sortKeys: [] };
      const { fragments } = await store.shelf(shelf);
      return { fragments: fragments.map(out), merged: [] };
    },

    async save(writes) {
      const due = writes.filter(({ fragments }) => fragments.length > 0);
      const shadows = due.map(({ merged: _, fragments, filings = [], ...how }) => ({
        ...{ ...how, fragments: fragments.map(kept), filings: filings.map(keptFiling) },
      }));
      const verdicts = await store.save(shadows);
      return writes.map((one) => verdicts[due.indexOf(one)] ?? "written");
    },

    retire: (fragments) => store.retire(fragments.map(into)),

    async lists(key) {
      const lists = await store.lists(into(key));
      return lists && out(lists);
    },
    saveLists: (item, replaces) =>
      store.saveLists(Object.assign(into(item), { expiresAtSeconds }), replaces),

    async addLanguage() {
      // Which languages there are is silver's own.
    },
  };
}
