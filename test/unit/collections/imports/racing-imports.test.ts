import fc from "fast-check";
import { expect, test } from "vitest";
import { undoChange } from "#functions/collections/changes/undo-change.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { removeItem } from "#functions/collections/items/remove-item.ts";
import { updateItem } from "#functions/collections/items/update-item.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { printing, someCopies } from "#test/support/collections/collections.ts";
import { inTurns } from "#test/support/collections/import-turns.ts";
import { anImporter, died, dyingAt, type Importer } from "#test/support/collections/importer.ts";

const cards = [1, 2, 3];
const card = fc.constantFrom(...cards);

/** What a device does to these cards while they are imported. */
const anyAct = fc.oneof(
  fc.record({ do: fc.constant("add" as const), card, by: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant("more" as const), card, by: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant("note" as const), card, text: fc.constantFrom("a", "b") }),
  fc.record({ do: fc.constant("remove" as const), card }),
);
type Act = typeof anyAct extends fc.Arbitrary<infer One> ? One : never;

/** By how many copies of the card it has changed what is there. */
async function performed({ ports, place }: Importer, act: Act): Promise<number> {
  const printingId = printing(act.card);
  if (act.do === "add") {
    await addItems({ place, items: [someCopies({ printingId, quantity: act.by })] }, ports);
    return act.by;
  }
  const { items } = await ports.lots.list(place, { limit: 100 });
  const lot = items.find((one) => one.printingId === printingId);
  if (!lot) return 0;
  const item = { place: { ...place, itemId: lot.id }, ifMatch: [lot.version] };
  try {
    if (act.do === "remove") await removeItem(item, ports);
    else {
      const more = { quantity: lot.quantity + (act.do === "more" ? act.by : 0) };
      const change = act.do === "note" ? { notes: act.text } : more;
      await updateItem({ ...item, change }, ports);
    }
  } catch (error) {
    if (error instanceof DomainError) return 0;
    throw error;
  }
  if (act.do === "remove") return -lot.quantity;
  return act.do === "more" ? act.by : 0;
}

async function begun() {
  const importer = await anImporter();
  const { ports, place } = importer;
  const there = [1, 2].map((one) => someCopies({ printingId: printing(one), quantity: 5 }));
  await addItems({ place, items: there }, ports);
  return importer;
}

test("[IMP-4] [COL-5] however a device edits the same lots while two workers import them, no copy is lost or comes twice", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(anyAct, { maxLength: 5 }),
      fc.record({ nth: fc.nat(8), when: fc.constantFrom("before" as const, "after" as const) }),
      fc.constantFrom(undefined, true as const),
      async (scheduler, acts, { nth, when }, isNew) => {
        const importer = await begun();
        const { ports, lot, apply, state, records, copies } = importer;
        // Where copies are said to be new some lie there already, and a device may bring others.
        const more = isNew ? { isNew } : {};
        const asked = [...cards.map((one) => lot(one, 10 * one, more)), lot(1, 7, more)];
        const slow = inTurns(ports, scheduler);
        const isDeath = (error: unknown) => {
          if (!(error instanceof Error) || error.message !== died) throw error;
        };
        let changes = 0;
        const device = async () => {
          for (const act of acts) {
            await scheduler.schedule(Promise.resolve());
            changes += await performed(importer, act);
          }
        };
        const mortal = apply(0, asked, dyingAt(slow, nth, when)).catch(isDeath);
        const all = Promise.all([mortal, apply(0, asked, slow), device()]);
        await scheduler.waitFor(all);
        const sums = await Promise.all(cards.map((one) => copies(one)));
        expect(sums.reduce((sum, one) => sum + one, 0)).toBe(10 + 67 + changes);
        await state();
        expect(await records()).toHaveLength(1);
      },
    ),
    { numRuns: 150 },
  );
});

test("[IMP-3] however a device edits the lots while they are replaced, what the file says or a later edit is there", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(anyAct, { maxLength: 3 }),
      async (scheduler, acts) => {
        const importer = await begun();
        const { ports, lot, apply, state } = importer;
        const asked = cards.map((one) => lot(one, 20 - 10 * (one % 3), { mode: "replace" }));
        const slow = inTurns(ports, scheduler);
        const device = async () => {
          for (const act of acts) {
            await scheduler.schedule(Promise.resolve());
            await performed(importer, act);
          }
        };
        await scheduler.waitFor(
          Promise.all([apply(0, asked, slow), apply(0, asked, slow), device()]),
        );
        const answers = await apply(0, asked);
        await state();
        const done = answers.state === "done" ? answers.outcomes : [];
        expect(done.map(({ outcome }) => outcome)).not.toContain("refused");
        // What the part says that it has done is what the log tells, lot by lot.
        const part = await ports.longChanges.part(importer.userId, importer.changeId, 0);
        const told = new Set((part?.content.items ?? []).map(({ after }) => after.id));
        const changed = done.filter(({ outcome }) => outcome !== "unchanged");
        expect(new Set(changed.map(({ itemId }) => itemId))).toEqual(told);
      },
    ),
    { numRuns: 100 },
  );
});

test("[COL-2] an import that is taken back while its parts are written leaves nothing of it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.nat(12), async (scheduler, nth) => {
      const importer = await begun();
      const { ports, lot, apply, userId, changeId, state, copies } = importer;
      const before = await Promise.all(cards.map((one) => copies(one)));
      const slow = inTurns(ports, scheduler);
      const worker = async () => {
        await apply(0, [lot(1, 3), lot(3, 4)], dyingAt(slow, nth, "after"));
        await apply(1, [lot(1, 3), lot(2, 4)], slow);
      };
      const undo = async () => {
        await scheduler.schedule(Promise.resolve());
        await undoChange({ userId, changeId }, ports);
      };
      const quietly = worker().catch(() => undefined);
      await scheduler.waitFor(Promise.all([quietly, undo()]));
      // Parts that are taken back one after the other build on each other.
      await undoChange({ userId, changeId }, ports);
      expect(await Promise.all(cards.map((one) => copies(one)))).toEqual(before);
      await state();
    }),
    { numRuns: 100 },
  );
});
