import type { LotItem } from "#schemas/storage/collection-items.ts";
import { allSettled } from "#shared/kernel/all-settled.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { LongPart } from "../changes/long-changes.ts";
import { writerOf } from "./import-store.ts";
import type { SettlePorts } from "./importing.ts";
import { lastingCollections } from "./lasting-collections.ts";
import type { PlannedItem } from "./plan-lots.ts";
import { isWrittenBy } from "./writers.ts";

/** Lots that are written side by side: as many as there are connections, and of new ones two calls. */
const atOnce = 50;
/**
 * Writes begin no later than this after the look at their collection. One takes half a minute at the most, and a deleted collection is cleared away 35
 * seconds after nobody can bring it back.
 */
const goodForMs = 4_000;

interface Round {
  /** Whether all lots of the plan are written. */
  readonly isWhole: boolean;
  /** What cannot be written as it was planned any more, and was not. */
  readonly strange: ReadonlySet<PlannedItem>;
}

/** Writes the lots of a plan that are not written yet, each if it is still what was read. */
export async function writtenLots(
  userId: string,
  part: LongPart,
  { known, ports }: { readonly known: Set<string>; readonly ports: SettlePorts },
): Promise<Round> {
  const { items } = part.content;
  const isLeft = (item: PlannedItem) => !known.has(nameOf(item));
  const there = await lastingCollections(userId, part, ports);
  const lookedMs = ports.clock().getTime();
  for (const some of chunksOf(items.filter(isLeft), atOnce)) {
    if (ports.clock().getTime() - lookedMs > goodForMs) break;
    const open = some.filter(({ collectionId }) => there.has(collectionId));
    await allSettled(
      open.map(async (item) => {
        const { collectionId, before, after } = item;
        const change = { collectionId, before, after };
        if ((await ports.imports.write(userId, change, part.at)) === "written") {
          known.add(nameOf(item));
        }
      }),
    );
  }
  const left = items.filter(isLeft);
  if (left.length === 0) return { isWhole: true, strange: new Set() };
  const lots = await presentLots(userId, left, ports);
  const strange = new Set<PlannedItem>();
  for (const item of left) {
    const lot = lots.get(placeOf(item));
    if (isWrittenBy(lot, writerOf(part))) known.add(nameOf(item));
    else if (lot?.version !== item.before?.version || !there.has(item.collectionId)) {
      strange.add(item);
    }
  }
  return { isWhole: !items.some(isLeft), strange };
}

async function presentLots(
  userId: string,
  items: readonly PlannedItem[],
  { lots }: Pick<SettlePorts, "lots">,
): Promise<ReadonlyMap<string, LotItem>> {
  const places = Map.groupBy(items, ({ collectionId }) => collectionId);
  const reads = [...places].map(async ([collectionId, own]) => {
    const ids = own.map(({ after }) => after.id);
    const found = await lots.find({ userId, collectionId }, ids);
    return [...found].map(([id, lot]): [string, LotItem] => [`${collectionId}/${id}`, lot]);
  });
  return new Map((await Promise.all(reads)).flat());
}

const placeOf = ({ collectionId, after }: PlannedItem): string => `${collectionId}/${after.id}`;
const nameOf = (item: PlannedItem): string => `${placeOf(item)}/${item.after.version}`;
