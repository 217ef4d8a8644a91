import { expect, test } from "vitest";
import { takeBackLong } from "#functions/collections/changes/take-back-long.ts";
import { undoChange } from "#functions/collections/changes/undo-change.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { broughtUpToDate } from "#functions/holdings/held/bring-up-to-date.ts";
import { type HeldState, unsettledSince } from "#functions/holdings/held/held-state.ts";
import { printing, someCopies } from "#test/support/collections/collections.ts";
import { anImporter, died, dyingAt } from "#test/support/collections/importer.ts";

/** Reads what the collection holds as holdings do: what was held before with all changes since. */
async function aHolder() {
  const importer = await anImporter();
  const { ports, place, userId } = importer;
  const lots = {
    find: ports.lots.find,
    all: async () => (await ports.lots.list(place, { limit: 1_000 })).items,
  };
  let before: HeldState | undefined;
  const read = async () => {
    const nowMs = ports.clock().getTime();
    const since = unsettledSince(before ?? { upToMs: nowMs }).getTime();
    const all = await ports.ledger.since(userId, { from: { moment: "" }, limit: 1_000 });
    const changes = all.changes.filter(({ at }) => Date.parse(at) >= since);
    const known = before && { before, changes, tally: await ports.lots.tally(place) };
    const now = await broughtUpToDate(place, known, { lots, nowMs });
    before = now?.state;
    const held = new Map(now?.state.items.map(({ id, quantity }) => [id, quantity]));
    return { by: now?.by, held };
  };
  const present = async () => new Map((await lots.all()).map(({ id, quantity }) => [id, quantity]));
  return { ...importer, read, present };
}

test("[COL-8] what is held is what is there after each part of an import, without reading all of it", async () => {
  const { ports, place, lot, apply, read, present, pass } = await aHolder();
  await addItems({ place, items: [someCopies({ printingId: printing(1), quantity: 3 })] }, ports);
  await read();
  for (let part = 0; part < 6; part += 1) {
    pass(60_000);
    await apply(part, [lot(1, 2), lot(part + 2)]);
    expect(await read()).toEqual({ by: "changes", held: await present() });
  }
});

test("[COL-8] lots of a part whose worker has died are held once they are counted, and the rest with them", async () => {
  const { ports, lot, apply, read, present, pass } = await aHolder();
  const asked = [lot(1), lot(2), lot(3)];
  await apply(0, [lot(9)]);
  await read();
  await expect(apply(1, asked, dyingAt(ports, 3, "after"))).rejects.toThrow(died);
  await read();
  pass(600_000);
  await read();
  await apply(1, asked);
  expect((await read()).held).toEqual(await present());
  pass(600_000);
  expect((await read()).held).toEqual(await present());
});

test("[COL-8] what is held is what is there while a worker takes an import back", async () => {
  const { ports, userId, changeId, lot, apply, end, read, present, pass } = await aHolder();
  for (let part = 0; part < 6; part += 1) await apply(part, [lot(1, 2), lot(part + 2)]);
  await end();
  await read();
  await undoChange({ userId, changeId }, ports);
  const write: typeof ports.ledger.write = async (...given) => {
    expect((await read()).held).toEqual(await present());
    pass(10_000);
    return ports.ledger.write(...given);
  };
  await takeBackLong({ userId, changeId }, { ...ports, ledger: { ...ports.ledger, write } });
  expect((await read()).held).toEqual(new Map());
});
