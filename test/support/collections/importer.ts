import { ulid } from "ulid";
import { applyImportPart } from "#functions/collections/imports/apply-import-part.ts";
import type { AskedLot } from "#functions/collections/imports/asked-lot.ts";
import { beginImport, endImport } from "#functions/collections/imports/begin-import.ts";
import type { ImportPorts } from "#functions/collections/imports/importing.ts";
import { attributesOf, isThere } from "#functions/collections/items/lots.ts";
import { Ulid } from "#schemas/values.ts";
import { at, printing, someCopies } from "./collections.ts";
import { aCollector } from "./collector.ts";

/** Somebody with two collections, and an import of theirs that has begun. */
export async function anImporter() {
  const collector = await aCollector();
  const { ports, place, other, userId } = collector;
  const changeId = Ulid.parse(ulid(Date.parse(at) + 500));
  const collectionIds = [place.collectionId, other.collectionId];
  await beginImport({ userId, changeId, total: 10, collectionIds, at }, ports);

  /** So many copies of a card, to be added if nothing else is said. */
  const lot = (number: number, quantity = 1, more: Partial<AskedLot> = {}): AskedLot => {
    const { quantity: _one, ...copies } = someCopies({ printingId: printing(number) });
    return { collectionId: place.collectionId, copies, quantity, mode: "add", ...more };
  };
  const apply = (part: number, lots: readonly AskedLot[], over: ImportPorts = ports) =>
    applyImportPart({ userId, changeId, part, lots, at }, over);
  const outcomes = async (part: number, lots: readonly AskedLot[]) => {
    const done = await apply(part, lots);
    return done.state === "done" ? done.outcomes.map(({ outcome }) => outcome) : done.state;
  };
  const end = () => endImport({ userId, changeId, at }, ports);

  /** All that both collections hold, sure that as much of it is counted as is there. */
  const state = async () => {
    const both = [place, other].map(async (one) => {
      const { items } = await ports.lots.list(one, { limit: 1_000 });
      const { lots, cards } = await ports.lots.tally(one);
      const there = items.reduce((sum, { quantity }) => sum + quantity, 0);
      if (lots !== items.length || cards !== there) {
        throw new Error(`${lots} lots of ${cards} are counted: ${items.length} of ${there}.`);
      }
      return items.map((item) => [item.id, item.version, item.quantity, attributesOf(item)]);
    });
    return Promise.all(both);
  };
  /** Copies of a card in a collection. */
  const copies = async (number: number, of = place) =>
    (await ports.lots.list(of, { limit: 1_000 })).items
      .filter((item) => isThere(item) && item.printingId === printing(number))
      .reduce((sum, { quantity }) => sum + quantity, 0);
  /** Everything that the log tells of it, without what lists show. */
  const records = async () =>
    (await ports.ledger.since(userId, { from: { moment: "" }, limit: 1_000 })).changes.filter(
      ({ of }) => of === changeId,
    );
  return { ...collector, changeId, lot, apply, outcomes, end, state, copies, records };
}
export type Importer = Awaited<ReturnType<typeof anImporter>>;

/** What the worker says that dies. */
export const died = "The worker has died.";

/** Ports of a worker that dies at its n-th write, before it or after it; from there on it does nothing. */
export function dyingAt(ports: ImportPorts, nth: number, when: "before" | "after"): ImportPorts {
  let calls = 0;
  const dying =
    <In extends readonly unknown[], Out>(write: (...given: In) => Promise<Out>) =>
    async (...given: In): Promise<Out> => {
      calls += 1;
      const own = calls;
      if (own > nth || (own === nth && when === "before")) throw new Error(died);
      const out = await write(...given);
      if (own === nth) throw new Error(died);
      return out;
    };
  const { plan, write, finish } = ports.imports;
  return { ...ports, imports: { plan: dying(plan), write: dying(write), finish: dying(finish) } };
}
