import type { LotOutcome } from "#schemas/collections/imported-lot.ts";
import type { PartContent } from "#schemas/storage/collection-changes.ts";
import type { LongPart } from "../changes/long-changes.ts";
import { tallyChange } from "../items/lots.ts";
import { mostLots } from "../items/planned-additions.ts";
import { roomIn } from "../items/room-in.ts";
import { writerOf } from "./import-store.ts";
import type { ImportPorts } from "./importing.ts";
import { type PlannedItem, planLots } from "./plan-lots.ts";
import { type Asked, targetLots } from "./target-lots.ts";

type Ports = Pick<ImportPorts, "collections" | "lots">;

/** A part before anything of it is written, with a plan for each of its lots. */
export async function plannedPart(
  userId: string,
  given: Pick<LongPart, "id" | "part" | "at"> & { readonly asked: PartContent["asked"] },
  ports: Ports,
): Promise<LongPart> {
  const { id, part, at, asked = [] } = given;
  const { items, outcomes } = await planOf(userId, new Map(asked.entries()), {
    ...{ kept: [], isFirst: true, writer: writerOf(given), at, ports },
  });
  return {
    ...{ id, part, at, version: 1 },
    // Where there is nothing to write it is done as soon as it is remembered.
    state: items.length > 0 ? "planned" : "done",
    content: { items: [...items], heads: [], sales: [], asked, outcomes: inOrder([], outcomes) },
  };
}

/** The same part with another plan for lots that somebody else has changed meanwhile. */
export async function replannedPart(
  userId: string,
  part: LongPart,
  { strange, ports }: { readonly strange: ReadonlySet<PlannedItem>; readonly ports: Ports },
): Promise<LongPart> {
  const { asked = [], outcomes: before = [] } = part.content;
  const kept = part.content.items.filter((item) => !strange.has(item));
  const places = new Set([...strange].flatMap((item) => item.asked ?? []));
  const again = new Map([...asked.entries()].filter(([at]) => places.has(at)));
  const planned = await planOf(userId, again, {
    ...{ kept, isFirst: false, writer: writerOf(part), at: part.at, ports },
  });
  const outcomes = inOrder(before, planned.outcomes);
  const content = { ...part.content, items: [...kept, ...planned.items], outcomes };
  return { ...part, version: part.version + 1, content };
}

interface Around {
  /** What the part writes beside. */
  readonly kept: readonly PlannedItem[];
  readonly isFirst: boolean;
  readonly writer: string;
  readonly at: string;
  readonly ports: Ports;
}

async function planOf(userId: string, asked: Asked, around: Around) {
  const { kept, isFirst, writer, at, ports } = around;
  const collectionIds = [...asked.values()].map(({ collectionId }) => collectionId);
  const taken = new Set(kept.map(({ collectionId, after }) => `${collectionId}/${after.id}`));
  const [targets, there] = await Promise.all([
    targetLots(userId, asked, { lots: ports.lots, taken, isFirst }),
    roomIn(userId, collectionIds, ports),
  ]);
  const room = new Map(
    [...there].map(([id, lots]) => [id, lots === undefined ? undefined : mostLots - lots]),
  );
  for (const { collectionId, before, after } of kept) {
    const free = room.get(collectionId);
    // It is not counted before all of the part is written.
    if (free !== undefined) room.set(collectionId, free - tallyChange(before, after).lots);
  }
  return planLots(asked, { targets, room }, { writer, at });
}

const inOrder = (
  before: readonly LotOutcome[],
  planned: ReadonlyMap<number, LotOutcome>,
): LotOutcome[] => {
  const all = new Map<number, LotOutcome>([...before.entries(), ...planned]);
  return [...all].toSorted(([a], [b]) => a - b).map(([, outcome]) => outcome);
};
