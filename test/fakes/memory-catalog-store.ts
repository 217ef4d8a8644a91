import { placeIn, type SilverPlaces } from "#functions/catalog/auditing/silver-places.ts";
import type { CatalogStore } from "#functions/catalog/silver/catalog-store.ts";
import type { SilverStore, SilverWrite } from "#functions/catalog/silver/silver-store.ts";
import type { Games } from "#schemas/games/index.ts";
import {
  CardItem,
  type CatalogKey,
  cardKey,
  cardPrefix,
  FragmentItem,
  fragmentPrefix,
  GenerationItem,
  gamePartition,
  generationPrefix,
  ListsItem,
  listedSetsKey,
  membersKey,
  ProductItem,
  productKey,
  productsPartition,
  SetItem,
  SpeciesItem,
  setKey,
  setPartition,
  setPrefix,
  setsPartition,
  speciesKey,
} from "#schemas/storage/catalog-items.ts";
import { FiledItem } from "#schemas/storage/filed-items.ts";

type Item = CatalogKey & {
  readonly contentHash: string;
  readonly observedAt?: string;
  readonly sources?: readonly unknown[];
};

/** The catalogue in memory, sorted by key as DynamoDB is; `writes` counts the fragments written. */
export function memoryCatalogStore(
  games?: Games,
): CatalogStore &
  SilverStore &
  SilverPlaces & { writes: () => number; all: () => readonly Item[]; wipe: () => void } {
  /** Items by sort key, in each partition: thousands of cards are looked up by partition in whole runs. */
  const partitions = new Map<string, Map<string, Item>>();
  const languages = new Set<string>();
  let writes = 0;
  const nameOf = ({ pk, sk }: CatalogKey) => `${pk}\n${sk}`;
  const at = ({ pk, sk }: CatalogKey) => partitions.get(pk)?.get(sk);
  const items = () => [...partitions.values()].flatMap((items) => [...items.values()]);
  const put = (item: Item) => {
    const items = partitions.get(item.pk) ?? new Map<string, Item>();
    partitions.set(item.pk, items.set(item.sk, structuredClone(fittingItem(item))));
  };
  const partition = (pk: string, wanted: (sk: string) => boolean) =>
    [...(partitions.get(pk)?.values() ?? [])]
      .filter(({ sk }) => wanted(sk))
      .sort((a, b) => (a.sk < b.sk ? -1 : 1));
  const beginning = (pk: string, prefix: string) => partition(pk, (sk) => sk.startsWith(prefix));
  const found = (some: (Item | undefined)[]) => some.filter((one) => one !== undefined);

  return {
    writes: () => writes,
    all: () => items().sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
    wipe: () => partitions.clear(),
    async places(source) {
      const names = items().flatMap(({ pk, sk }) => placeIn(source, { pk, sk }) ?? []);
      return { names: [...new Set(names)] };
    },

    async marks(keys) {
      return keys.map((key) => {
        const item = at(key);
        return item && { contentHash: item.contentHash, observedAt: item.observedAt ?? "" };
      });
    },
    async filed(keys) {
      return keys.map((key) => {
        const item = at(key);
        return item && FiledItem.parse(item);
      });
    },
    async shelf({ fragments, merged, sortKeys }) {
      return {
        fragments: beginning(fragments, fragmentPrefix).map((one) => FragmentItem.parse(one)),
        merged: sortKeys
          .flatMap((one) =>
            partition(merged, (sk) => ("is" in one ? sk === one.is : sk.startsWith(one.prefix))),
          )
          .map((one) => ({
            ...{ value: {}, hasFragments: true, ...one },
            isSaid: (one.sources ?? []).length > 0,
          })),
      };
    },
    async save(wanted) {
      return wanted.map((write) => {
        if (!holds(write, at)) return "lost";
        for (const fragment of write.fragments) put(fragment);
        for (const { item } of write.filings ?? []) put(item);
        if (write.merged) put(write.merged.item);
        writes += write.fragments.length;
        return "written";
      });
    },
    async retire(fragments) {
      for (const one of fragments) {
        const known = at(one);
        if (known?.contentHash !== one.contentHash) continue;
        if (known.observedAt === one.observedAt) partitions.get(one.pk)?.delete(one.sk);
      }
    },
    async lists(key) {
      const item = at(key);
      return item && ListsItem.parse(item);
    },
    async saveLists(item, replaces) {
      if (at(item)?.contentHash !== replaces) return "lost";
      put(item);
      return "written";
    },
    async addLanguage(game, language) {
      languages.add(`${game}:${language}`);
    },

    languages: async (game) =>
      [...languages]
        .filter((one) => one.startsWith(`${game}:`))
        .map((one) => one.slice(game.length + 1)),
    cards: async (ids) =>
      found(ids.map((id) => at(cardKey(id, games)))).map((one) => CardItem.parse(one)),
    async setCards(id, { limit, after }) {
      const start = after ? cardKey(after, games).sk : "";
      const rest = beginning(setPartition(id), cardPrefix).filter(({ sk }) => sk > start);
      return {
        items: rest.slice(0, limit).map((one) => CardItem.parse(one)),
        hasMore: rest.length > limit,
      };
    },
    async set(id) {
      const item = at(setKey(id));
      return item && SetItem.parse(item);
    },
    sets: async (game, language) =>
      beginning(setsPartition(game, language), setPrefix).map((one) => SetItem.parse(one)),
    members: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const item = at(membersKey(id));
          return item ? [[id, ListsItem.parse(item)]] : [];
        }),
      ),
    async listedSets(game, language) {
      const item = at(listedSetsKey(game, language));
      return item && ListsItem.parse(item);
    },
    products: async (game, shop, groupId) =>
      beginning(productsPartition(game, shop, groupId), fragmentPrefix).map((one) =>
        ProductItem.parse(one),
      ),
    async productsAt(places) {
      const keys = places.flatMap((place) => productKey(place) ?? []);
      const unlike = new Map(keys.map((key) => [nameOf(key), key]));
      return found([...unlike.values()].map(at)).map((one) => ProductItem.parse(one));
    },
    async species(game, dexId) {
      const item = at(speciesKey(game, dexId));
      return item && SpeciesItem.parse(item);
    },
    async speciesBetween(game, { from, to, limit }) {
      const [first, last] = [speciesKey(game, from).sk, speciesKey(game, to).sk];
      return partition(gamePartition(game), (sk) => sk >= first && sk <= last)
        .slice(0, limit)
        .map((one) => SpeciesItem.parse(one));
    },
    generations: async (game) =>
      beginning(gamePartition(game), generationPrefix).map((one) => GenerationItem.parse(one)),
  };
}

/** DynamoDB refuses longer sort keys and larger items. @throws Error as it does, for the whole call */
function fittingItem(item: Item): Item {
  if (Buffer.byteLength(item.sk) > 1024) throw new Error("The sort key exceeds 1,024 bytes.");
  if (Buffer.byteLength(JSON.stringify(item)) > 400 * 1024) throw new Error("Item size exceeded.");
  return item;
}

/** Whether everything that a write stands on is as it was when it was read. */
function holds(
  { fragments, stood = [], filings = [], merged }: SilverWrite,
  at: (key: CatalogKey) => Item | undefined,
) {
  const givesWay = fragments.every((fragment, index) => {
    const known = at(fragment);
    const observedAt = known?.observedAt ?? "";
    if (!known || stood[index] === false) return !known && stood[index] !== true;
    return (
      observedAt < fragment.observedAt ||
      (observedAt === fragment.observedAt && known.contentHash !== fragment.contentHash)
    );
  });
  const areFiled = filings.every(
    ({ item, replaces, left }) => at(item)?.contentHash === replaces && !(left && at(left)),
  );
  return givesWay && areFiled && (!merged || at(merged.item)?.contentHash === merged.replaces);
}
