import { describe, expect, test } from "vitest";
import { askExport, type ExportWish, mostOpen } from "#functions/transfer/exports/ask-export.ts";
import { exportMinutes, lookAgainSeconds } from "#functions/transfer/exports/export-end.ts";
import type { ExportName } from "#functions/transfer/exports/export-store.ts";
import {
  deleteExport,
  exportFileUrl,
  getExport,
  giveUpExport,
  listExports,
} from "#functions/transfer/exports/watch-exports.ts";
import { writeExport } from "#functions/transfer/exports/write-export.ts";
import { Ulid } from "#schemas/values.ts";
import { exportWorld } from "#test/support/transfer/written.ts";

const noCollection = Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4");
const wish: ExportWish = {
  ...{ userId: "somebody", subject: { kind: "account" }, format: "json", money: true },
};

function world() {
  let nowMs = Date.parse("2026-02-01T06:10:00.000Z");
  const clock = () => new Date(nowMs);
  const { store, files, deps } = exportWorld([], { clock });
  const sent: ExportName[] = [];
  const ports = {
    ...{ exports: store, clock },
    written: {
      addressOf: async (id: Ulid) => `https://example.com/${id}`,
      remove: (id: Ulid) => files.remove(id),
    },
    exportQueue: { send: async (name: ExportName) => void sent.push(name) },
    counted: { get: async () => undefined },
  };
  const pass = (minutes: number) => {
    nowMs += minutes * 60_000;
  };
  const write = (name: ExportName) => writeExport(name, { leftMs: 300_000 }, deps);
  return { ports, sent, files, pass, write };
}
const refused = (code: string) => expect.objectContaining({ code });

describe("asking for a file", () => {
  test("has it written once, however often the same request is sent", async () => {
    const { ports, sent } = world();
    const keyed = { ...wish, idempotencyKey: "once" };
    const first = await askExport(keyed, ports);
    expect(first).toMatchObject({ isRepeated: false, item: { state: "queued", itemsDone: 0 } });
    const again = await askExport(keyed, ports);
    expect(again).toEqual({ item: first.item, isRepeated: true });
    expect((await ports.exports.list("somebody", { limit: 9 })).items).toHaveLength(1);
    // Should the first sender have died, the second makes up for it.
    expect(sent).toHaveLength(2);
    const other = askExport({ ...keyed, format: "csv" }, ports);
    await expect(other).rejects.toEqual(refused("request.key_reused"));
  });

  test("with another's key is a request of one's own", async () => {
    const { ports } = world();
    const first = await askExport({ ...wish, idempotencyKey: "k" }, ports);
    const theirs = await askExport({ ...wish, userId: "other", idempotencyKey: "k" }, ports);
    expect(theirs.isRepeated).toBe(false);
    expect(theirs.item.id).not.toBe(first.item.id);
  });

  test("with the key of one that is deleted is refused", async () => {
    const { ports } = world();
    const keyed = { ...wish, idempotencyKey: "once" };
    const { item } = await askExport(keyed, ports);
    await deleteExport({ userId: "somebody", exportId: item.id }, ports);
    await expect(askExport(keyed, ports)).rejects.toEqual(refused("request.key_reused"));
  });

  test("of a collection that is not there is refused at once", async () => {
    const { ports, sent } = world();
    const subject = { kind: "collection", collectionId: noCollection } as const;
    const asked = askExport({ ...wish, subject }, ports);
    await expect(asked).rejects.toEqual(refused("collections.no_such_collection"));
    expect(sent).toEqual([]);
  });

  test("is refused while too many are under way, and not when they have ended", async () => {
    const { ports, write, pass } = world();
    for (let asked = 0; asked < mostOpen; asked += 1) {
      pass(0.001);
      await askExport(wish, ports);
    }
    await expect(askExport(wish, ports)).rejects.toEqual(refused("transfer.too_many_exports"));
    const [one] = (await ports.exports.list("somebody", { limit: 1 })).items;
    if (!one) throw new Error("There should be one.");
    await write({ userId: "somebody", exportId: one.id });
    await askExport(wish, ports);
    await expect(askExport(wish, ports)).rejects.toEqual(refused("transfer.too_many_exports"));
    pass(exportMinutes);
    await askExport(wish, ports);
  });
});

describe("watching an export", () => {
  test("leads to its file once it is done, and until it expires", async () => {
    const { ports, write, pass } = world();
    const { item } = await askExport(wish, ports);
    const name = { userId: "somebody", exportId: item.id };
    await expect(exportFileUrl(name, ports)).rejects.toEqual(
      refused("transfer.export_not_finished"),
    );
    await write(name);
    expect(await exportFileUrl(name, ports)).toBe(`https://example.com/${item.id}`);
    pass(7 * 24 * 60 - 1);
    expect(await exportFileUrl(name, ports)).toBe(`https://example.com/${item.id}`);
    pass(2);
    await expect(exportFileUrl(name, ports)).rejects.toEqual(refused("transfer.no_such_export"));
  });

  test("of somebody else shows nothing, and deletes nothing", async () => {
    const { ports, write, files } = world();
    const { item } = await askExport(wish, ports);
    await write({ userId: "somebody", exportId: item.id });
    const theirs = { userId: "other", exportId: item.id };
    for (const act of [getExport, exportFileUrl, deleteExport]) {
      await expect(act(theirs, ports)).rejects.toEqual(refused("transfer.no_such_export"));
    }
    expect(files.kept.size).toBe(1);
    expect((await listExports({ userId: "other", page: { limit: 5 } }, ports)).items).toEqual([]);
  });

  test("that is deleted forgets the file, too", async () => {
    const { ports, write, files } = world();
    const { item } = await askExport(wish, ports);
    const name = { userId: "somebody", exportId: item.id };
    await write(name);
    await deleteExport(name, ports);
    expect(files.kept.size).toBe(0);
    await expect(getExport(name, ports)).rejects.toEqual(refused("transfer.no_such_export"));
  });

  test("whose workers died without a word says that it has failed", async () => {
    const { ports, pass } = world();
    const { item } = await askExport(wish, ports);
    const name = { userId: "somebody", exportId: item.id };
    pass(exportMinutes - 1);
    expect(await getExport(name, ports)).toMatchObject({ state: "queued" });
    pass(1);
    expect(await getExport(name, ports)).toMatchObject({ state: "failed" });
    const { items } = await listExports({ userId: "somebody", page: { limit: 5 } }, ports);
    expect(items).toMatchObject([{ state: "failed" }]);
  });

  test("that was given up says so in words for its owner", async () => {
    const { ports } = world();
    const { item } = await askExport(wish, ports);
    const name = { userId: "somebody", exportId: item.id };
    await giveUpExport(name, "ECONNRESET 10.0.0.1", ports);
    const { state, error = "" } = await getExport(name, ports);
    expect(state).toBe("failed");
    expect(error).toMatch(/Ask again/);
    expect(error).not.toContain("ECONNRESET");
  });

  test("is worth a look after a second at first, and less often the longer it takes", async () => {
    const { ports, pass } = world();
    const { item } = await askExport(wish, ports);
    const seconds: (number | undefined)[] = [];
    for (let looks = 0; looks < 4; looks += 1) {
      seconds.push(lookAgainSeconds(item, ports.clock()));
      pass(0.1);
    }
    expect(seconds).toEqual([1, 3, 6, 9]);
    expect(lookAgainSeconds({ ...item, state: "done" }, ports.clock())).toBeUndefined();
  });
});
