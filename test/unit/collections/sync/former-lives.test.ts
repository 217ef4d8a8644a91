import { expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { pushEdits } from "#functions/collections/sync/push-edits.ts";
import type { SyncEdit } from "#schemas/collections/sync.ts";
import { someCopies } from "#test/support/collections/collections.ts";
import { aCollector } from "#test/support/collections/collector.ts";

test("[COL-6] who knew an item of the same id that is long forgotten has seen nothing of this one", async () => {
  const { ports, place, other, userId, lots } = await aCollector();
  const { items } = await addItems({ place, items: [someCopies({ quantity: 2 })] }, ports);
  const on = { collectionId: place.collectionId, itemId: items[0]?.id ?? "", base: 5 };
  const edits: readonly SyncEdit[] = [
    { do: "remove", ...on },
    { do: "move", ...on, to: other.collectionId },
    { do: "set", ...on, set: { condition: "damaged" } },
  ];
  for (const edit of edits) {
    const batch = { userId, batchId: derivedId(edit.do), edits: [edit], asked: [edit] };
    const { verdicts } = await pushEdits(batch, ports);
    expect(verdicts).toMatchObject([{ outcome: "conflict" }]);
  }
  expect(await lots()).toEqual(items);
});

test("[API-3] a batch id that came with other edits is refused by its name, which is in the body", async () => {
  const { ports, place, userId } = await aCollector();
  const { items } = await addItems({ place, items: [someCopies({ quantity: 2 })] }, ports);
  const on = { collectionId: place.collectionId, itemId: items[0]?.id ?? "", base: 1 };
  const push = (edit: SyncEdit) =>
    pushEdits({ userId, batchId: derivedId("batch"), edits: [edit], asked: [edit] }, ports);
  await push({ do: "set", ...on, set: { notes: "Gift" } });
  await expect(push({ do: "remove", ...on })).rejects.toMatchObject({
    code: "request.key_reused",
    message: "The batchId was sent before with other edits; send these with a new one.",
    errors: [{ in: "body", pointer: "#/batchId" }],
  });
});
