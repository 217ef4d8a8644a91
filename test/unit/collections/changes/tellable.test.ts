import { expect, test } from "vitest";
import { contentOf, packed } from "#functions/collections/changes/change-content.ts";
import { planTellable } from "#functions/collections/changes/tellable.ts";
import { editItems } from "#functions/collections/edits/edit-items.ts";
import { derivedId } from "#functions/collections/identifiers.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { pushEdits } from "#functions/collections/sync/push-edits.ts";
import { mostTags } from "#schemas/collections/item.ts";
import { manyCopies } from "#test/support/collections/collections.ts";
import { aCollector } from "#test/support/collections/collector.ts";

/** DynamoDB's own limit for an item. */
const mostOfItem = 400 * 1024;

/** Text that hardly becomes shorter: characters of four bytes each, one like no other. */
function wild(length: number, seed: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return String.fromCodePoint(0x2_0000 + (state % 42_000));
  }).join("");
}
const allSaid = (seed: number) => ({
  notes: wild(1_000, seed + 1),
  location: wild(100, seed + 2),
  tags: Array.from({ length: mostTags }, (_none, at) => wild(30, seed + 3 + at)),
});

/** Ninety-four items of which as much as possible is said, and the bytes of what writes add to the log and to notes. */
async function withMuchSaid() {
  const collector = await aCollector();
  const { ports, place } = collector;
  const copies = manyCopies(94).map((one, at) => ({ ...one, ...allSaid(at * 100) }));
  const { items } = await addItems({ place, items: copies }, ports);
  const bytes: number[] = [];
  const ledger: typeof ports.ledger = {
    ...ports.ledger,
    write(userId, entry) {
      bytes.push(packed(contentOf(entry)).byteLength);
      bytes.push(Buffer.byteLength(JSON.stringify(entry.note ?? {})));
      return ports.ledger.write(userId, entry);
    },
  };
  return { ...collector, ports: { ...ports, ledger }, ids: items.map(({ id }) => id), bytes };
}

test("[COL-2] whatever is said of many items, the log holds what was done to them", async () => {
  const { ports, place, ids, bytes, lots } = await withMuchSaid();
  const edits = ids.map(
    (itemId, at) => ({ do: "change", itemId, set: allSaid(50_000 + at * 100) }) as const,
  );
  const all = editItems({ place, edits, isAllOrNothing: true }, ports);
  await expect(all).rejects.toMatchObject({ code: "request.invalid" });
  const each = { place, edits, isAllOrNothing: false, idempotencyKey: "k" };
  const { verdicts } = await editItems(each, ports);
  expect(verdicts.map(({ edit, outcome }) => [edit, outcome])).toEqual(
    ids.map((_id, at) => [at, "done"]),
  );
  expect((await editItems(each, ports)).verdicts).toEqual(verdicts);
  expect((await lots()).every(({ version }) => version === 2)).toBe(true);
  expect(Math.max(...bytes)).toBeLessThan(mostOfItem);
});

test("[COL-6] whatever two devices say against each other, the note of a batch holds both", async () => {
  const { ports, place, userId, ids, bytes } = await withMuchSaid();
  const theirs = ids.map(
    (itemId, at) => ({ do: "change", itemId, set: allSaid(90_000 + at * 100) }) as const,
  );
  await editItems({ place, edits: theirs, isAllOrNothing: false }, ports);
  const { collectionId } = place;
  const edits = ids.map((itemId) => {
    const set = { notes: "n".repeat(1_000), location: "l", tags: ["t"] };
    return { do: "set", collectionId, itemId, base: 1, set } as const;
  });
  const batch = { userId, batchId: derivedId("batch"), edits, asked: edits };
  const { verdicts } = await pushEdits(batch, ports);
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(ids.map(() => "conflict"));
  expect(await pushEdits(batch, ports)).toEqual({ outcome: "repeated", verdicts });
  expect(Math.max(...bytes)).toBeLessThan(mostOfItem);
});

test("one edit is planned however long it is", async () => {
  const verdicts = [{ detail: "n".repeat(500_000) }];
  const plan = async () => ({ verdicts, changes: [] });
  expect(await planTellable(["a", "b", "c"], plan)).toEqual({ verdicts, changes: [] });
});
