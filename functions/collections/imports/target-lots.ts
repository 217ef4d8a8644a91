import { ulid } from "ulid";
import type { PlannedLot } from "#schemas/collections/imported-lot.ts";
import { Ulid } from "#schemas/values.ts";
import { lotIdOf } from "../identifiers.ts";
import type { LotStore } from "../items/lot-store.ts";
import { isThere } from "../items/lots.ts";
import { type LotOfEquals, lotsOfEquals } from "../items/lots-of-equals.ts";

/** Lots that are asked for, by their place in the part. */
export type Asked = ReadonlyMap<number, PlannedLot>;

interface Where {
  readonly lots: Pick<LotStore, "find">;
  /** What the part writes already, as collection and item. */
  readonly taken: ReadonlySet<string>;
  /** Whether it is believed that nothing lies where copies are new. */
  readonly isFirst: boolean;
}

/** Where each of them goes: the lot that somebody has chosen, if it is there, or else that of equal copies. */
export async function targetLots(
  userId: string,
  asked: Asked,
  { lots, taken, isFirst }: Where,
): Promise<ReadonlyMap<number, LotOfEquals>> {
  const found = new Map<number, LotOfEquals>();
  const apart = new Map<string, LotOfEquals>();
  /** A part writes each lot once: what would come to one that it has written already lies by itself. */
  const freeOf = (one: LotOfEquals, name: string): LotOfEquals => {
    if (!taken.has(name)) return one;
    const free = apart.get(name) ?? { id: Ulid.parse(ulid()), lot: undefined };
    apart.set(name, free);
    return free;
  };
  const places = Map.groupBy(asked, ([, { collectionId }]) => collectionId);
  const all = [...places].map(async ([collectionId, own]) => {
    const place = { userId, collectionId };
    const ids = new Set(own.flatMap(([, { itemId }]) => itemId ?? []));
    const chosen = ids.size > 0 ? await lots.find(place, [...ids]) : new Map();
    const isUnseen = ({ isNew }: PlannedLot) => isFirst && isNew === true;
    const rest = own.filter(
      ([, one]) => !isUnseen(one) && !(one.itemId && isThere(chosen.get(one.itemId))),
    );
    const batches = new Map(rest.map(([, { copies }]) => [lotIdOf(copies), copies]));
    const equals = await lotsOfEquals(
      place,
      [...batches].map(([id, attributes]) => ({ id, attributes, quantity: 0, entries: [] })),
      lots,
    );
    for (const [at, asks] of own) {
      const lot = asks.itemId && chosen.get(asks.itemId);
      const id = lotIdOf(asks.copies);
      const equal = isUnseen(asks) ? { id, lot: undefined } : equals.get(id);
      const one = isThere(lot) ? { id: lot.id, lot } : equal;
      if (one) found.set(at, freeOf(one, `${collectionId}/${one.id}`));
    }
  });
  await Promise.all(all);
  return found;
}
