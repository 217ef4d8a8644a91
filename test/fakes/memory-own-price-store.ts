import type { OwnPriceStore } from "#functions/collections/prices/own-price-store.ts";
import type { OwnPrice, PricedCopy } from "#schemas/collections/own-price.ts";
import { OwnPriceName, ownPriceName } from "#schemas/storage/own-price-items.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";

/** Prices that users have entered, in memory. */
export function memoryOwnPriceStore(): OwnPriceStore {
  const users = new Map<string, Map<string, OwnPrice>>();
  const removed = new Map<string, number>();
  const of = (userId: string) => {
    const own = users.get(userId) ?? new Map<string, OwnPrice>();
    users.set(userId, own);
    return own;
  };
  const isAt = (userId: string, copy: PricedCopy, version: number) =>
    of(userId).get(ownPriceName(copy))?.version === version;
  return {
    get: async (userId, copy) => of(userId).get(ownPriceName(copy)),
    async ofPrinting(userId, printingId) {
      const names = [...of(userId).keys()].toSorted(byCodeUnits);
      const own = names.filter((name) => name.startsWith(`${printingId}#`));
      return own.flatMap((name) => of(userId).get(name) ?? []);
    },
    async list(userId, { limit, cursor }) {
      const list = `prices of ${userId}`;
      const start = positionIn(list, cursor, OwnPriceName);
      const names = [...of(userId).keys()].toSorted(byCodeUnits);
      const left = start
        ? names.filter((name) => byCodeUnits(name, ownPriceName(start)) > 0)
        : names;
      const shown = left.slice(0, limit);
      const items = shown.flatMap((name) => of(userId).get(name) ?? []);
      const more = left.length > limit && { nextCursor: cursorAt(list, shown.at(-1)) };
      return { items, ...more };
    },
    async create(userId, price, { most, removedUpTo }) {
      const name = ownPriceName(price);
      if (removedUpTo !== (removed.get(userId) ?? 0)) return "refused";
      if (of(userId).has(name) || of(userId).size >= most) return "refused";
      of(userId).set(name, price);
      return "created";
    },
    async replace(userId, price, version) {
      if (!isAt(userId, price, version)) return "stale";
      of(userId).set(ownPriceName(price), price);
      return "saved";
    },
    async remove(userId, copy, { version, removedUpTo }) {
      if (!isAt(userId, copy, version)) return "stale";
      if (removedUpTo !== (removed.get(userId) ?? 0)) return "stale";
      removed.set(userId, Math.max(version, removedUpTo));
      of(userId).delete(ownPriceName(copy));
      return "removed";
    },
    totals: async (userId) => ({
      prices: of(userId).size,
      removedUpTo: removed.get(userId) ?? 0,
    }),
  };
}
