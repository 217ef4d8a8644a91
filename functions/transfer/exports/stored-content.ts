import type { Collection } from "#schemas/collections/collection.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { OwnPrice } from "#schemas/collections/own-price.ts";
import type { Sale } from "#schemas/collections/sale.ts";
import type { ExportItem } from "#schemas/storage/export-items.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import { noSuchCollection } from "../../collections/index.ts";
import type { HeldCollections } from "../../holdings/index.ts";
import type { CardWords } from "./card-words.ts";
import type { ContentCollection, ExportContent } from "./export-content.ts";
import { foundCollections, type SearchContentDeps } from "./found-collections.ts";

export interface ContentDeps extends SearchContentDeps {
  readonly held: HeldCollections;
  /** Words of cards as they are now, for one export. */
  readonly cardWords: () => CardWords;
  readonly ownPrices: (userId: string) => Promise<readonly OwnPrice[]>;
  readonly sales: (userId: string) => Promise<readonly Sale[]>;
}

/** What an export is of, with how much that is. */
export interface StoredContent extends ExportContent {
  readonly itemsTotal: number;
  /** Of the one collection that it is of. */
  readonly name?: string | undefined;
  /** Items that were asked for and are not there. */
  readonly absent: number;
}

interface Part {
  readonly head: Collection;
  readonly items: () => Promise<readonly CollectionItem[] | undefined>;
}

/** Items that are in memory with all their words at a time. */
const batchSize = 1_000;

type Wanted = Pick<ExportItem, "subject" | "money" | "createdAt"> & { readonly userId: string };

/**
 * What lies in the store of what an export is of. Of an account one collection is in memory at a time.
 *
 * @throws DomainError `collections.no_such_collection`, `catalog.bad_query`
 */
export async function storedContent(wanted: Wanted, deps: ContentDeps): Promise<StoredContent> {
  const { subject, money, createdAt: exportedAt, userId } = wanted;
  const { parts, ...about } = await partsOf(wanted, deps);
  const words = deps.cardWords();
  const isAll = subject.kind === "account" && money;
  return {
    ...{ of: subject.kind, exportedAt, ...about },
    ...(subject.kind === "search" && { query: subject.q }),
    async *collections() {
      for (const { head, items } of parts) {
        const own = await items();
        if (own) yield { head, batches: batchesOf(own, money, words) };
      }
    },
    async prices() {
      const prices = isAll ? await deps.ownPrices(userId) : [];
      const cards = await words.of(prices.map(asItem));
      return prices.map((price, at) => ({ price, card: cards[at]?.card }));
    },
    async sales() {
      const sales = isAll ? await deps.sales(userId) : [];
      const cards = await words.of(sales.map(asItem));
      return sales.map((sale, at) => ({ sale, card: cards[at]?.card }));
    },
  };
}

async function partsOf({ subject, money, userId }: Wanted, deps: ContentDeps) {
  const { held } = deps;
  if (subject.kind === "account") {
    const heads = (await held.heads(userId)).toSorted((a, b) => byCodeUnits(a.head.id, b.head.id));
    const parts = heads.map(({ head }): Part => {
      const place = { userId, collectionId: head.id };
      return { head, items: async () => (await held.of(place))?.items };
    });
    return { parts, itemsTotal: heads.reduce((sum, one) => sum + one.tally.lots, 0), absent: 0 };
  }
  if (subject.kind === "search") {
    const found = await foundCollections({ ...subject, userId, money }, deps);
    return { ...together(found), absent: 0 };
  }
  if (subject.kind === "missing") throw new TypeError("What is missing lies in no collection.");
  const { collectionId } = subject;
  const one = await held.of({ userId, collectionId });
  if (!one) throw noSuchCollection(collectionId);
  const wanted = subject.kind === "items" ? new Set<string>(subject.itemIds) : undefined;
  const items = wanted ? one.items.filter(({ id }) => wanted.has(id)) : one.items;
  const absent = wanted ? wanted.size - items.length : 0;
  return { ...together([{ head: one.head, items }]), name: one.head.name, absent };
}

const together = (
  found: readonly { readonly head: Collection; readonly items: readonly CollectionItem[] }[],
) => ({
  parts: found.map(({ head, items }): Part => ({ head, items: async () => items })),
  itemsTotal: found.reduce((sum, { items }) => sum + items.length, 0),
});

async function* batchesOf(
  items: readonly CollectionItem[],
  money: boolean,
  words: CardWords,
): ContentCollection["batches"] {
  const inOrder = items.toSorted((a, b) => byCodeUnits(a.id, b.id));
  for (const batch of chunksOf(inOrder, batchSize)) {
    yield words.of(money ? batch : batch.map(({ paid: _, ...item }) => item));
  }
}

/** Enough of an item for the words of its card. */
const asItem = ({ printingId, variant }: Pick<CollectionItem, "printingId" | "variant">) => ({
  printingId,
  variant,
});
