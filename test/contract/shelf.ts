import { randomUUID } from "node:crypto";
import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import { shelvedIdOf } from "#functions/transfer/imports/confirming/shelve-rows.ts";
import type { MatchedAgain, Shelf } from "#functions/transfer/shelf/shelf.ts";
import { type ShelvedItem, shelfShards } from "#schemas/storage/shelf-items.ts";
import { Ulid } from "#schemas/values.ts";
import { candidateOf, saidRow } from "#test/support/transfer/some-rows.ts";

const at = "2026-02-01T06:10:00.000Z";
const importId = Ulid.parse(ulid());

const aRow = (entry: number): ShelvedItem => ({
  id: shelvedIdOf(importId, entry),
  ...{ state: "open", importId, said: saidRow(entry + 2), likeness: "a" },
  ...{ reason: "no_such_card", detail: "There is none.", candidates: [] },
  ...{ shelvedAt: at, matchedAt: at },
});

/** What every Shelf promises. */
export function shelfContract(name: string, shelfFor: () => Shelf) {
  const owners = async (shelf: Shelf) => {
    const shards = Array.from({ length: shelfShards }, (_none, shard) => shard);
    return (await Promise.all(shards.map((shard) => shelf.owners(shard, { limit: 100 })))).flat();
  };

  describe(`${name} is a Shelf`, () => {
    test("rows are there once, however often they are put, for their owner alone", async () => {
      const shelf = shelfFor();
      const userId = randomUUID();
      const rows = [aRow(0), aRow(1)];
      await shelf.put(userId, rows);
      await shelf.put(userId, rows);
      expect(await shelf.page(userId, { limit: 9 })).toEqual({
        ...{ rows: rows.toReversed(), isEnd: true },
      });
      expect(await shelf.find(userId, [aRow(1).id, aRow(7).id])).toEqual([aRow(1)]);
      expect(await shelf.find(randomUUID(), [aRow(1).id])).toEqual([]);
    });

    test("pages go on behind a row, the last one of an import first", async () => {
      const shelf = shelfFor();
      const userId = randomUUID();
      await shelf.put(
        userId,
        [0, 1, 2, 3, 4].map((entry) => aRow(entry)),
      );
      const first = await shelf.page(userId, { limit: 3 });
      expect(first.rows.map(({ id }) => id)).toEqual([4, 3, 2].map((entry) => aRow(entry).id));
      expect(first.isEnd).toBe(false);
      const rest = await shelf.page(userId, { after: first.rows[2]?.id, limit: 3 });
      expect(rest).toEqual({ rows: [aRow(1), aRow(0)], isEnd: true });
    });

    test("rows of other imports are counted, as far as somebody wants to know", async () => {
      const shelf = shelfFor();
      const userId = randomUUID();
      const ids = [1, 2, 3].map((second) => Ulid.parse(ulid(1_700_000_000_000 + second * 1_000)));
      const [, own] = ids;
      if (!own) throw new Error("There are three.");
      const rows = ids.flatMap((id) =>
        [0, 1].map((entry) => ({ ...aRow(entry), id: shelvedIdOf(id, entry), importId: id })),
      );
      await shelf.put(userId, rows);
      expect(await shelf.count(userId, { besides: own, upTo: 99 })).toBe(4);
      for (const upTo of [1, 2, 3, 4]) {
        expect(await shelf.count(userId, { besides: own, upTo })).toBe(upTo);
      }
      expect(await shelf.count(userId, { besides: Ulid.parse(ulid()), upTo: 99 })).toBe(6);
      expect(await shelf.count(randomUUID(), { besides: own, upTo: 99 })).toBe(0);
    });

    test("rows behind one that say the same are counted, but for those that are taken", async () => {
      const shelf = shelfFor();
      const userId = randomUUID();
      const others = { ...aRow(1), likeness: "b" };
      await shelf.put(userId, [aRow(0), others, aRow(2), aRow(3), aRow(4)]);
      await shelf.take(userId, aRow(2).id, importId);
      const alike = (entry: number) =>
        shelf.countAlike(userId, { likeness: "a", after: aRow(entry).id });
      expect(await Promise.all([4, 3, 2, 1, 0].map(alike))).toEqual([2, 1, 1, 1, 0]);
    });

    test("a row is taken by one import, as often as that one wants, and is left alone then", async () => {
      const shelf = shelfFor();
      const userId = randomUUID();
      const { id } = aRow(0);
      await shelf.put(userId, [aRow(0)]);
      const [mine, other] = [Ulid.parse(ulid()), Ulid.parse(ulid())];
      expect(await shelf.take(userId, id, mine)).toBe("taken");
      expect(await shelf.take(userId, id, mine)).toBe("taken");
      expect(await shelf.take(userId, id, other)).toBe("other");
      expect(await shelf.take(userId, aRow(9).id, mine)).toBe("other");
      await shelf.match(userId, id, { ...aRow(0), state: "found" });
      expect(await shelf.find(userId, [id])).toEqual([{ ...aRow(0), takenBy: mine }]);
    });

    test("a row is let go of by the import that took it, and by no other", async () => {
      const shelf = shelfFor();
      const userId = randomUUID();
      const { id } = aRow(0);
      await shelf.put(userId, [aRow(0)]);
      const [mine, other] = [Ulid.parse(ulid()), Ulid.parse(ulid())];
      await shelf.take(userId, id, mine);
      await shelf.release(userId, id, other);
      expect(await shelf.take(userId, id, other)).toBe("other");
      await shelf.release(userId, id, mine);
      expect(await shelf.find(userId, [id])).toEqual([aRow(0)]);
      await shelf.release(userId, aRow(9).id, mine);
      expect(await shelf.find(userId, [aRow(9).id])).toEqual([]);
    });

    test("a row is matched where it is, and not made where it is not", async () => {
      const shelf = shelfFor();
      const userId = randomUUID();
      await shelf.put(userId, [aRow(0)]);
      const match: MatchedAgain = {
        ...{ state: "found" as const, reason: "found", detail: "It is.", matchedAt: at },
        candidates: [candidateOf(4)],
      };
      await shelf.match(userId, aRow(0).id, match);
      await shelf.match(userId, aRow(1).id, match);
      expect((await shelf.page(userId, { limit: 9 })).rows).toEqual([{ ...aRow(0), ...match }]);
      await shelf.remove(userId, [aRow(0).id, aRow(1).id]);
      expect((await shelf.page(userId, { limit: 9 })).rows).toEqual([]);
    });

    test("it is known who has one, until they have none", async () => {
      const shelf = shelfFor();
      const userId = randomUUID();
      await shelf.put(userId, [aRow(0)]);
      expect(await owners(shelf)).toContain(userId);
      await shelf.forgetOwner(userId);
      expect(await owners(shelf)).toContain(userId);
      await shelf.remove(userId, [aRow(0).id]);
      await shelf.forgetOwner(userId);
      expect(await owners(shelf)).not.toContain(userId);
    });
  });
}
