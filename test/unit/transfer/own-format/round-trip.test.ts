import fc from "fast-check";
import { expect, test } from "vitest";
import type { HeldCollection } from "#functions/holdings/index.ts";
import { readOwnFormat } from "#functions/transfer/own-format/read-own-format.ts";
import { NewCopies } from "#schemas/collections/item.ts";
import { OwnFile } from "#schemas/transfer/own-format.ts";
import { SaidRow } from "#schemas/transfer/said-row.ts";
import { accounts, heldCollections, withoutAbsent } from "#test/support/transfer/accounts.ts";
import { written } from "#test/support/transfer/written.ts";

/** What an import adds for a row of our own files, whose card is there. */
function copiesOf({ ids, variant, quantity, condition, grade, language, ...row }: SaidRow) {
  const { paid, location, tags, notes, picture, isSigned, isAltered, isMisprint, isProxy } = row;
  const printingId = ids.find(({ kind }) => kind === "cardlake")?.id;
  return NewCopies.parse(
    withoutAbsent({
      ...{ printingId, variant, quantity, condition, grade, language, paid, location },
      ...{ tags: tags.length > 0 ? tags : undefined, notes, picture },
      ...{ isSigned, isAltered, isMisprint, isProxy },
    }),
  );
}

const whatIsSaid = ({ head: { name, kind, description }, items }: HeldCollection) => ({
  ...{ name, kind, description },
  items: items.map(({ id: _i, version: _v, createdAt: _c, updatedAt: _u, ...said }) => said),
});

async function imported(text: string) {
  const read = readOwnFormat(text);
  if (read.outcome !== "read") throw new Error(read.detail);
  expect(read.rows.flatMap(({ faults }) => faults)).toEqual([]);
  for (const row of read.rows) SaidRow.parse(row);
  for (const { list } of read.rows) expect(read.lists).toContainEqual(withoutAbsent(list ?? {}));
  return read.lists.map(({ key, name, kind, description }) => ({
    ...{ name, kind, description },
    items: read.rows.filter(({ list }) => list?.key === key).map(copiesOf),
  }));
}

test("[EXP-1] an account that is exported and imported into an empty one is the same", async () => {
  await fc.assert(
    fc.asyncProperty(accounts, async (account) => {
      const { bytes, item } = await written(account, { format: "json" });
      const text = String(bytes);
      expect(await imported(text)).toEqual(account.map(whatIsSaid));
      const { counts } = OwnFile.parse(JSON.parse(text));
      const items = account.flatMap((one) => one.items);
      const copies = items.reduce((sum, { quantity }) => sum + quantity, 0);
      const told = { collections: account.length, items: items.length, copies };
      expect(counts).toEqual({ ...told, prices: 0, sales: 0 });
      expect(item?.counts).toEqual({ ...told, itemsSkipped: 0, copiesSkipped: 0 });
      expect(item?.leftOut).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("[EXP-1] of a collection and of a selection the same holds", async () => {
  await fc.assert(
    fc.asyncProperty(accounts, heldCollections, fc.nat(), async (others, one, pick) => {
      const all = [...others.filter(({ head }) => head.id !== one.head.id), one];
      const collectionId = one.head.id;
      const whole = await written(all, { subject: { kind: "collection", collectionId } });
      expect(await imported(String(whole.bytes))).toEqual([whatIsSaid(one)]);
      const chosen = one.items.filter((_item, at) => (pick >> at) % 2 === 1);
      const itemIds = chosen.map(({ id }) => id);
      if (itemIds.length === 0) return;
      const some = await written(all, { subject: { kind: "items", collectionId, itemIds } });
      const expected = whatIsSaid({ head: one.head, items: chosen });
      expect(await imported(String(some.bytes))).toEqual([expected]);
    }),
    { numRuns: 50 },
  );
});

test("what is written again is the same, byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(accounts, async (account) => {
      const [first, second] = [await written(account, {}), await written(account, {})];
      expect(first.bytes?.equals(second.bytes ?? Buffer.from(""))).toBe(true);
    }),
    { numRuns: 25 },
  );
});
