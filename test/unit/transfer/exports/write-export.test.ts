import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportMinutes, tooLate } from "#functions/transfer/exports/export-end.ts";
import { deleteExport } from "#functions/transfer/exports/watch-exports.ts";
import { writeExport } from "#functions/transfer/exports/write-export.ts";
import { OwnPrice } from "#schemas/collections/own-price.ts";
import { exportFormats } from "#schemas/transfer/export-format.ts";
import { ExportSubject } from "#schemas/transfer/export-subject.ts";
import { OwnFile } from "#schemas/transfer/own-format.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { memoryExportStore } from "#test/fakes/memory-exports.ts";
import { accounts, wordsFor } from "#test/support/transfer/accounts.ts";
import { askedAt, exportWorld, wanted, written } from "#test/support/transfer/written.ts";

const inTime = { leftMs: 300_000 };
const [account = []] = fc.sample(
  accounts.filter((all) => all.length > 2 && all.every(({ items }) => items.length > 2)),
  { numRuns: 1, seed: 7 },
);
const itemsOf = (all: typeof account) => all.flatMap(({ items }) => items);
const copiesOf = (all: typeof account) =>
  itemsOf(all).reduce((sum, { quantity }) => sum + quantity, 0);

test.each(exportFormats)("[EXP-2] what %s has and lacks is all that lies there", async (format) => {
  await fc.assert(
    fc.asyncProperty(accounts, fc.boolean(), async (all, isKnown) => {
      const { item } = await written(all, { format }, { cardWords: wordsFor(() => isKnown) });
      const { items = 0, copies = 0, itemsSkipped = 0, copiesSkipped = 0 } = item?.counts ?? {};
      expect(items + itemsSkipped).toBe(itemsOf(all).length);
      expect(copies + copiesSkipped).toBe(copiesOf(all));
      const told = item?.leftOut?.map(({ items: some }) => some) ?? [];
      expect(told).toEqual(told.toSorted((a, b) => b - a));
      if (itemsSkipped > 0) expect(Math.max(...told)).toBeGreaterThan(0);
    }),
    { numRuns: 15 },
  );
});

test.each(["json", "csv", "parquet"] as const)(
  "[EXP-1] %s has every item, also of cards that the catalogue does not know",
  async (format) => {
    const { item } = await written(account, { format }, { cardWords: wordsFor(() => false) });
    expect(item?.counts).toMatchObject({ items: itemsOf(account).length, itemsSkipped: 0 });
  },
);

test("lines of a want list say which card, how often, and of whom nothing else", async () => {
  const { item, bytes, fileName } = await written(account, { format: "text" });
  const lines = String(bytes).trimEnd().split("\n");
  const copies = lines.reduce((sum, line) => sum + Number.parseInt(line, 10), 0);
  expect(copies).toBe(copiesOf(account));
  expect(lines.every((line) => / Charizard \(BS\) 4( \*F\*)?$/.test(line))).toBe(true);
  expect(item?.leftOut).toContainEqual({ what: "collection", items: itemsOf(account).length });
  expect(fileName).toBe("Cardlake 2026-02-01.txt");
});

test("no line of a list says more copies than one that is read may say", async () => {
  const [one] = account;
  const [first] = one?.items ?? [];
  if (!one || !first) throw new Error("There should be an item.");
  const many = [9_999, 9_999, 3].map((quantity, at) => ({
    ...{ ...first, quantity },
    id: account[at]?.head.id ?? first.id,
  }));
  const { bytes } = await written([{ ...one, items: many }], { format: "text" });
  const lines = String(bytes).trimEnd().split("\n");
  expect(lines.map((line) => Number.parseInt(line, 10))).toEqual([9_999, 9_999, 3]);
});

test("what was paid is nowhere in a file without money", async () => {
  const price = OwnPrice.parse({
    ...{ printingId: "pokemon:en:base1-4", variant: "holo", state: "near_mint" },
    ...{ amount: 987_654, currency: "EUR", source: "manual", version: 1 },
    ...{ createdAt: askedAt, updatedAt: askedAt },
  });
  const ownPrices = async () => [price];
  const free = await written(account, { money: false }, { ownPrices });
  expect(String(free.bytes)).not.toMatch(/"paid"|"prices":\[|"sales":\[/);
  const told = OwnFile.parse(JSON.parse(String((await written(account, {}, { ownPrices })).bytes)));
  expect(told.prices).toMatchObject([{ amount: 987_654, card: { name: "Charizard" } }]);
  expect(told.counts?.prices).toBe(1);
});

test("items that are not there any more are told", async () => {
  const [one, other] = account;
  const itemIds = [one?.items[0], other?.items[0]].flatMap((item) => item?.id ?? []);
  const collectionId = one?.head.id;
  if (!collectionId) throw new Error("There should be a collection.");
  const { item } = await written(account, { subject: { kind: "items", collectionId, itemIds } });
  expect(item?.counts).toMatchObject({ collections: 1, items: 1 });
  expect(item?.leftOut).toEqual([{ what: "items that are not there", items: 1 }]);
});

describe("a worker that dies", () => {
  test("is followed by one that writes the same bytes, wherever it died", async () => {
    const { bytes: expected } = await written(account, {});
    for (let lives = 0; lives < 6; lives += 1) {
      const store = memoryExportStore();
      const world = exportWorld(account, { exportStore: store });
      const name = await wanted(store, {});
      const files = {
        ...world.files,
        async keep(_id: string, bytes: AsyncIterable<Uint8Array>) {
          let left = lives;
          for await (const piece of bytes) {
            left -= piece.byteLength > 0 ? 1 : 0;
            if (left < 0) break;
          }
          throw new Error("It died.");
        },
      };
      const dying = writeExport(name, inTime, { ...world.deps, files });
      await expect(dying).rejects.toThrow("It died.");
      expect(world.files.kept.size).toBe(0);
      expect((await store.get(name))?.state).toBe("running");
      expect(await writeExport(name, inTime, world.deps)).toMatchObject({ outcome: "written" });
      expect(world.files.kept.get(name.exportId)?.bytes.equals(expected ?? Buffer.from(""))).toBe(
        true,
      );
    }
  });

  test("after it had finished leaves nothing to do for the next delivery", async () => {
    const world = exportWorld(account);
    const name = await wanted(world.store, {});
    await writeExport(name, inTime, world.deps);
    const done = await world.store.get(name);
    expect(await writeExport(name, inTime, world.deps)).toEqual({ outcome: "not_wanted" });
    expect(await world.store.get(name)).toEqual(done);
  });
});

test("an export that is deleted while it is written leaves no file", async () => {
  const world = exportWorld(account);
  const name = await wanted(world.store, {});
  const files = {
    ...world.files,
    async keep(...args: Parameters<typeof world.files.keep>) {
      const bytes = await world.files.keep(...args);
      await deleteExport(name, { exports: world.store, written: world.files });
      // Another worker's half of it comes late.
      await world.files.keep(...args);
      return bytes;
    },
  };
  const report = await writeExport(name, inTime, { ...world.deps, files });
  expect(report).toEqual({ outcome: "not_wanted" });
  expect(world.files.kept.size).toBe(0);
});

test("writing stops once nobody wants it", async () => {
  const store = memoryExportStore();
  let now = Date.parse(askedAt);
  const clock = () => {
    now += 2_000;
    return new Date(now);
  };
  const world = exportWorld(account, { exportStore: store, clock });
  const name = await wanted(store, {});
  const exports = { ...store, advance: async () => "gone" as const };
  const report = await writeExport(name, inTime, { ...world.deps, exports });
  expect(report).toEqual({ outcome: "not_wanted" });
  expect(world.files.kept.size).toBe(0);
});

test("a collection that is not there any more is a sentence for its owner, and no file", async () => {
  const [one] = account;
  const collectionId = one?.head.id;
  if (!collectionId) throw new Error("There should be a collection.");
  const subject = { kind: "collection", collectionId } as const;
  const { item, report } = await written([], { subject });
  expect(report).toEqual({ outcome: "refused" });
  expect(item).toMatchObject({ state: "failed" });
  expect(item?.error).toContain(collectionId);
});

test("what breaks is tried again, and no fault of the owner", async () => {
  const world = exportWorld(account, {
    held: {
      of: () => Promise.reject(new Error("The table does not answer.")),
      among: async () => [],
      heads: () => Promise.reject(new Error("The table does not answer.")),
    },
  });
  const name = await wanted(world.store, {});
  await expect(writeExport(name, inTime, world.deps)).rejects.toThrow("does not answer");
  expect((await world.store.get(name))?.state).toBe("running");
});

test("[COL-4] what is missing is written as a want list", async () => {
  const missing = async () => ({
    ...{ lines: ["1 Charizard (base1) 4", "1 Pikachu (base1) 58"], about: "pokemon:en:base1" },
  });
  const subject = ExportSubject.parse({ kind: "missing", artist: "Arita" });
  const { item, bytes, fileName } = await written(
    [],
    { subject, format: "want_list" },
    { missing },
  );
  expect(String(bytes)).toBe("1 Charizard (base1) 4\n1 Pikachu (base1) 58\n");
  expect(item?.counts).toMatchObject({ items: 2, copies: 2 });
  expect(fileName).toBe("Missing pokemon en base1 want_list 2026-02-01.txt");
  const refused = await written(
    [],
    { subject, format: "want_list" },
    { missing: () => Promise.reject(new DomainError("catalog.bad_query", "It cannot be read.")) },
  );
  expect(refused.item).toMatchObject({ state: "failed", error: "It cannot be read." });
});

test("an export whose time is over is not written any more, since its owner was told that it has failed", async () => {
  const late = () => new Date(Date.parse(askedAt) + exportMinutes * 60_000);
  const world = exportWorld(account, { clock: late });
  const name = await wanted(world.store, {});
  await expect(writeExport(name, inTime, world.deps)).rejects.toMatchObject({
    ...{ errorClass: "permanent", message: tooLate },
  });
  expect(world.files.kept.size).toBe(0);
});
