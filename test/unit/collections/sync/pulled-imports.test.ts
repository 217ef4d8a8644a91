import { expect, test } from "vitest";
import { takeBackLong } from "#functions/collections/changes/take-back-long.ts";
import { undoChange } from "#functions/collections/changes/undo-change.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { pullChanges } from "#functions/collections/sync/pull-changes.ts";
import { printing, someCopies } from "#test/support/collections/collections.ts";
import { anImporter } from "#test/support/collections/importer.ts";

/** What a device knows that pulls from time to time: quantities by item. */
function aDevice({
  ports,
  userId,
}: Pick<Awaited<ReturnType<typeof anImporter>>, "ports" | "userId">) {
  const known = new Map<string, number>();
  let cursor: string | undefined;
  return {
    known,
    async pull() {
      for (let hasMore = true; hasMore; ) {
        const pulled = await pullChanges({ userId, cursor, limit: 20 }, ports);
        for (const item of pulled.items) {
          if ("quantity" in item) known.set(item.id, item.quantity);
          else known.delete(item.id);
        }
        ({ cursor, hasMore } = pulled);
      }
    },
  };
}

test("[COL-6] a device learns everything of an import that takes many minutes, and of its taking back, whenever it looks", async () => {
  const importer = await anImporter();
  const { ports, place, userId, changeId, lot, apply, end, lots, pass } = importer;
  await addItems({ place, items: [someCopies({ printingId: printing(1), quantity: 3 })] }, ports);
  const device = aDevice(importer);
  const present = async () => new Map((await lots()).map(({ id, quantity }) => [id, quantity]));
  await device.pull();
  for (let part = 0; part < 6; part += 1) {
    // Longer than whoever follows the log looks back.
    pass(60_000);
    await apply(part, [lot(1, 2), lot(part + 2)]);
    await device.pull();
    expect(device.known).toEqual(await present());
  }
  await end();
  await undoChange({ userId, changeId }, ports);
  const write: typeof ports.ledger.write = async (...given) => {
    await device.pull();
    pass(14_000);
    return ports.ledger.write(...given);
  };
  for (const slow = { ...ports, ledger: { ...ports.ledger, write } }; ; ) {
    if ((await takeBackLong({ userId, changeId }, slow)).outcome === "taken_back") break;
  }
  await device.pull();
  expect(device.known).toEqual(await present());
  expect(device.known.size).toBe(1);
});
