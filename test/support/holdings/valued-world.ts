import { randomUUID } from "node:crypto";
import type { ValueDeps } from "#functions/holdings/days/value-holdings.ts";
import type { CopyPrice } from "#functions/prices/reading/index.ts";
import type { Collection } from "#schemas/collections/collection.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { OwnPrice } from "#schemas/collections/own-price.ts";
import type { Sale } from "#schemas/collections/sale.ts";
import type { PrintingId, Ulid } from "#schemas/values.ts";
import type { News } from "#shared/kernel/event-bus.ts";
import { memoryDayValues } from "#test/fakes/memory-day-values.ts";
import { memoryHolders } from "#test/fakes/memory-holders.ts";
import { tallyOf } from "#test/support/collections/collections.ts";

/** A user's collections and what cards cost, of which a test says what it is about. */
export function valuedWorld() {
  const userId = randomUUID();
  const collections = new Map<Ulid, { head: Collection; items: readonly CollectionItem[] }>();
  const news: News[] = [];
  const state = {
    now: "2026-02-01T06:00:00.000Z",
    builtAt: "2026-02-01T05:00:00.000Z",
    prices: [] as readonly CopyPrice[],
    own: [] as readonly OwnPrice[],
    sales: [] as readonly Sale[],
    /** Reference rates of the euro. */
    rates: { USD: "1.25", JPY: "160" } as Record<string, string>,
    /** What another does just before a value is stored. */
    beforePut: async () => undefined as unknown,
  };
  const clock = () => new Date(state.now);
  const wanted: (readonly PrintingId[])[] = [];
  const there = () => [...collections.values()];
  const values = memoryDayValues(async ({ collectionId }) => collections.has(collectionId));
  const holders = memoryHolders();
  const deps = {
    held: {
      of: async ({ collectionId }) => collections.get(collectionId),
      among: async (_userId, isWanted) => there().filter(({ head }) => isWanted(head)),
      heads: async () => there().map(({ head, items }) => ({ head, tally: tallyOf(items) })),
    },
    values: {
      ...values,
      put: async (...of) => {
        await state.beforePut();
        return values.put(...of);
      },
    },
    holders,
    interest: {
      note: async (_reason: "owned", ids: readonly PrintingId[]) => void wanted.push(ids),
    },
    bus: {
      publish: async (some) => {
        news.push(...some);
      },
    },
    clock,
    copyPrices: {
      of: async () => ({
        builtAt: state.builtAt,
        variantsPriced: () => state.prices.map(({ variant }) => variant),
        among: async () => () => state.prices,
      }),
    },
    variants: { of: async () => new Map() },
    ownPrices: async () => state.own,
  } satisfies ValueDeps;
  const rates = {
    between: async () => [{ day: state.now.slice(0, 10), base: "EUR", rates: state.rates }],
  };
  const hold = (head: Collection, items: readonly CollectionItem[]) => {
    collections.set(head.id, { head, items });
    return { userId, collectionId: head.id };
  };
  const sales = async () => state.sales;
  return { userId, state, deps: { ...deps, rates, sales }, news, wanted, hold, collections };
}
