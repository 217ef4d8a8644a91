import { describe, expect, test } from "vitest";
import { beginImport } from "#functions/transfer/imports/begin-import.ts";
import { confirmImport } from "#functions/transfer/imports/confirm-import.ts";
import { giveUpImport } from "#functions/transfer/imports/run-import.ts";
import { deleteShelvedRow, listShelf } from "#functions/transfer/shelf/list-shelf.ts";
import { matchAllShelves, matchShard } from "#functions/transfer/shelf/match-all-shelves.ts";
import { matchShelf } from "#functions/transfer/shelf/match-shelf.ts";
import { resolveShelf } from "#functions/transfer/shelf/resolve-shelf.ts";
import type { ImportOptions } from "#schemas/transfer/import-options.ts";
import type { Match } from "#schemas/transfer/row-verdict.ts";
import { PrintingId, VariantKey } from "#schemas/values.ts";
import { binder, importWorld } from "#test/support/transfer/import-world.ts";
import { matchOf } from "#test/support/transfer/some-rows.ts";

type World = ReturnType<typeof importWorld>;

const card = {
  printingId: PrintingId.parse("pokemon:en:base1-4"),
  variant: VariantKey.parse("holofoil"),
};
const code = (problem: string) => expect.objectContaining({ code: problem });

/** Rows that an import has put on the shelf, the last one first. */
async function shelved(world: World, rows: readonly object[], said: Partial<ImportOptions> = {}) {
  const { userId, ports } = world;
  const into = { collectionId: binder };
  const options = { into, mode: "add", currency: "EUR", ...said } as const;
  const { body } = await beginImport(
    { userId, given: { ...options, text: JSON.stringify(rows) } },
    ports,
  );
  await world.work();
  await confirmImport({ userId, importId: body.id }, ports);
  await world.work();
  const { items } = await listShelf({ userId, limit: 100 }, ports);
  return items;
}

describe("[IMP-2] the shelf", () => {
  test("keeps rows with their text and the reason, and is searched by their words", async () => {
    const world = importWorld();
    const { userId, ports } = world;
    const rows = await shelved(world, [
      { name: "Glurak", original: { Karte: "Glurak", Menge: "3" }, quantity: 3 },
      { name: "Bisasam", original: { Karte: "Bisasam" } },
    ]);
    expect(rows.map(({ row, quantity }) => [row, quantity])).toEqual([
      [3, 1],
      [2, 3],
    ]);
    const found = await listShelf({ userId, limit: 5, q: "GLU 3" }, ports);
    expect(found.items).toMatchObject([
      { original: { Karte: "Glurak", Menge: "3" }, reason: "no_such_card", state: "open" },
    ]);
    const others = await listShelf({ userId, limit: 5, reason: "no_such_set" }, ports);
    expect(others.items).toEqual([]);
  });

  test("is listed page by page, each row once", async () => {
    const world = importWorld();
    const { userId, ports } = world;
    await shelved(
      world,
      Array.from({ length: 25 }, (_none, at) => ({ name: `N${at}` })),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listShelf({ userId, limit: 7, cursor }, ports);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect([seen.length, new Set(seen).size]).toEqual([25, 25]);
  });

  test("gives rows that are resolved into collections, once, and keeps the others", async () => {
    const world = importWorld();
    const { userId, ports } = world;
    const [other, row] = await shelved(world, [{ name: "Glurak", quantity: 3 }, { name: "B" }]);
    if (!row || !other) throw new Error("Nothing was shelved.");
    const asked = { userId, rows: [{ rowId: row.id, card }], idempotencyKey: "once" };
    const first = await resolveShelf(asked, ports);
    const again = await resolveShelf(asked, ports);
    expect(again.id).toBe(first.id);
    await world.work();
    expect([...world.writer.copies.values()]).toEqual([3]);
    const left = await listShelf({ userId, limit: 9 }, ports);
    expect(left.items.map(({ id }) => id)).toEqual([other.id]);
    await expect(resolveShelf({ userId, rows: [{ rowId: row.id, card }] }, ports)).rejects.toEqual(
      code("transfer.rows_refused"),
    );
  });

  test("keeps in which currency copies were paid when its rows were imported", async () => {
    const world = importWorld();
    const { userId, ports } = world;
    const rows = [{ name: "Glurak", paid: { amount: 1_234 } }];
    const [row] = await shelved(world, rows, { currency: "JPY" });
    if (!row) throw new Error("Nothing was shelved.");
    await resolveShelf({ userId, rows: [{ rowId: row.id, card }] }, ports);
    await world.work();
    const [written] = world.writer.copies.keys();
    expect(written).toContain('{"amount":12,"currency":"JPY"}');
    expect(world.shelf.all(userId)).toEqual([]);
  });

  test("gives a row to one of two who resolve it at the same time", async () => {
    const world = importWorld();
    const { userId, ports } = world;
    const [row] = await shelved(world, [{ name: "Glurak" }]);
    if (!row) throw new Error("Nothing was shelved.");
    const rows = [{ rowId: row.id, card }];
    await Promise.all([
      resolveShelf({ userId, rows }, ports),
      resolveShelf({ userId, rows }, ports),
    ]);
    await world.work();
    expect([...world.writer.copies.values()]).toEqual([1]);
    expect(world.shelf.all(userId)).toEqual([]);
  });

  test("has rows again whose import failed before it brought any", async () => {
    const world = importWorld();
    const { userId, ports } = world;
    const [row] = await shelved(world, [{ name: "Glurak" }]);
    if (!row) throw new Error("Nothing was shelved.");
    const rows = [{ rowId: row.id, card }];
    const { id } = await resolveShelf({ userId, rows }, ports);
    await world.shelf.take(userId, row.id, id);
    expect((await listShelf({ userId, limit: 9, q: "glurak" }, ports)).items).toEqual([]);
    await giveUpImport({ userId, importId: id }, ports);
    expect((await listShelf({ userId, limit: 9, q: "glurak" }, ports)).items).toHaveLength(1);
    await resolveShelf({ userId, rows }, ports);
    await world.work();
    expect([...world.writer.copies.values()]).toEqual([1]);
  });

  test("gives all rows that say the same as one", async () => {
    const world = importWorld();
    const { userId, ports } = world;
    const rows = await shelved(world, [{ name: "Glurak" }, { name: "B" }, { name: "glurak" }]);
    const [, , row] = rows;
    if (!row) throw new Error("Nothing was shelved.");
    await resolveShelf({ userId, rows: [{ like: row.id, card }] }, ports);
    await world.work();
    expect([...world.writer.copies.values()]).toEqual([2]);
    expect(world.shelf.all(userId)).toHaveLength(1);
  });

  test("refuses what is not known: the row, the card, its variant", async () => {
    const world = importWorld();
    const { userId, ports } = world;
    const [row] = await shelved(world, [{ name: "Glurak" }]);
    if (!row) throw new Error("Nothing was shelved.");
    const gold = { ...card, variant: VariantKey.parse("gold") };
    const asks = [{ rowId: row.id }, { rowId: row.id, card: gold }];
    await expect(resolveShelf({ userId, rows: asks }, ports)).rejects.toMatchObject({
      errors: [{ pointer: "#/rows/0" }, { pointer: "#/rows/1" }],
    });
    await expect(
      resolveShelf({ userId: "somebody-else", rows: [{ rowId: row.id, card }] }, ports),
    ).rejects.toEqual(code("transfer.rows_refused"));
  });

  test("lets go of a row for good, and of no one else's", async () => {
    const world = importWorld();
    const { userId, ports } = world;
    const [row] = await shelved(world, [{ name: "Glurak" }]);
    if (!row) throw new Error("Nothing was shelved.");
    const strange = deleteShelvedRow({ userId: "somebody-else", rowId: row.id }, ports);
    await expect(strange).rejects.toEqual(code("transfer.no_such_row"));
    await deleteShelvedRow({ userId, rowId: row.id }, ports);
    expect(world.shelf.all(userId)).toEqual([]);
  });
});

describe("[IMP-2] a shelf that is matched again", () => {
  const again = async (world: World, match: Match) => {
    const told: number[] = [];
    const { shelf, userId } = world;
    const report = await matchShelf(
      { userId, occasion: "an index" },
      { leftMs: () => 60_000 },
      {
        ...{ shelf, clock: world.ports.clock, goOn: async () => undefined },
        matching: async () => () => match,
        tell: async (_user, found) => void told.push(found),
      },
    );
    return { report, told };
  };

  test("marks rows that are found by now, tells how many once, and resolves them without a card", async () => {
    const world = importWorld();
    const { userId, ports } = world;
    const rows = await shelved(world, [{ name: "A" }, { name: "B" }]);
    expect(await again(world, matchOf(4))).toEqual({ report: { rows: 2, found: 2 }, told: [2] });
    expect(await again(world, matchOf(4))).toEqual({ report: { rows: 2, found: 0 }, told: [] });
    const { items } = await listShelf({ userId, limit: 5, state: "found" }, ports);
    expect(items).toHaveLength(2);
    await resolveShelf({ userId, rows: rows.map(({ id }) => ({ rowId: id })) }, ports);
    await world.work();
    expect([...world.writer.copies.values()]).toEqual([2]);
  });

  test("tells nothing of rows whose card was known, and that wait for their owner's word", async () => {
    const world = importWorld();
    const wished = { name: "A", number: "4", list: { name: "Wants", kind: "wishlist" } };
    const [row] = await shelved(world, [wished]);
    if (!row) throw new Error("Nothing was shelved.");
    expect(row.reason).toBe("is_wished");
    expect(await again(world, matchOf(4))).toEqual({ report: { rows: 1, found: 0 }, told: [] });
    await resolveShelf({ userId: world.userId, rows: [{ rowId: row.id }] }, world.ports);
    await world.work();
    expect([...world.writer.copies.values()]).toEqual([1]);
  });

  test("leaves rows alone that an import takes", async () => {
    const world = importWorld();
    const [row] = await shelved(world, [{ name: "A" }]);
    if (!row) throw new Error("Nothing was shelved.");
    await world.shelf.take(world.userId, row.id, row.importId);
    expect((await again(world, matchOf(4))).report).toEqual({ rows: 1, found: 0 });
  });

  test("goes on with the rest when its time is over", async () => {
    const world = importWorld();
    await shelved(
      world,
      Array.from({ length: 501 }, (_none, at) => ({ name: `N${at}` })),
    );
    const rest: string[] = [];
    const { shelf, userId, ports } = world;
    const ask = {
      ...{ shelf, clock: ports.clock, tell: async () => undefined },
      matching: async () => () => matchOf(4),
      goOn: async (_user: string, after: string) => void rest.push(after),
    };
    const late = { leftMs: () => 0 };
    expect(await matchShelf({ userId, occasion: "x" }, late, ask)).toEqual({
      rows: 500,
      found: 500,
    });
    expect(rest).toEqual([shelf.all(userId)[499]?.id]);
  });

  test("is everybody's who has one, a page of users after the other", async () => {
    const asked: unknown[] = [];
    const owners = Array.from(
      { length: 101 },
      (_none, at) => `user-${String(at).padStart(3, "0")}`,
    );
    const ports = {
      shelf: {
        owners: async (
          _shard: number,
          { after, limit }: { after?: string | undefined; limit: number },
        ) => owners.filter((one) => after === undefined || one > after).slice(0, limit),
      },
      asked: {
        ofShards: async (shards: readonly object[]) => void asked.push(...shards),
        ofUsers: async (users: readonly string[]) => void asked.push(users.length),
      },
    };
    expect(await matchAllShelves(ports)).toEqual({ shards: 16 });
    asked.length = 0;
    await matchShard({ shard: 3 }, ports);
    await matchShard({ shard: 3, after: "user-099" }, ports);
    expect(asked).toEqual([{ shard: 3, after: "user-099" }, 100, 1]);
  });
});
