import { describe, expect, test } from "vitest";
import { comeBack, type Going } from "#functions/sources/replaying/going.ts";
import { replayLines } from "#functions/sources/replaying/replay-lines.ts";
import { noReplayFigures } from "#schemas/storage/replay-items.ts";
import { replay } from "#test/support/sources/packs-of-chains.ts";
import { at as lineAt, reading, record, taking } from "#test/support/sources/told-lines.ts";

describe("[LAKE-6] answers that are read again", () => {
  const told = reading({
    "card:0": [record("a"), record("list a", "members")],
    "card:1": [record("b")],
    "card:2": [record("c")],
  });
  const given = () => {
    const { handed, deps } = taking((own) => ({
      ...{ unchanged: 1, older: 2, items: own.map(({ sourceId }) => `item ${sourceId}`) },
    }));
    const lists: string[] = [];
    deps.recorders.set("members", {
      ...{ kind: "members", takesLate: true },
      async record(own) {
        lists.push(...own.map(({ sourceId }) => sourceId));
        return { ...noReplayFigures, refused: [], cards: 0, drifted: 0 };
      },
    });
    return { handed, lists, deps };
  };
  const early = { requestedAt: "2026-02-01T05:00:00.000Z" };
  const lines = [lineAt(0), lineAt(1, early), lineAt(2, { unit: "base2" })];

  test("give all but lists first, unit by unit in the order of their time", async () => {
    const { handed, lists, deps } = given();
    const done = await replayLines(lines, { source: told, phase: "newest" }, deps);
    expect(handed.map((own) => own.map(({ sourceId }) => sourceId)).sort()).toEqual([
      ["b", "a"],
      ["c"],
    ]);
    expect(lists).toEqual([]);
    expect(done).toMatchObject({ written: 3, unchanged: 2, older: 4, hasLists: true });
    expect(done.items.toSorted()).toEqual(["item a", "item b", "item c"]);
  });

  test("give lists alone then, and tell that there are some", async () => {
    const { handed, lists, deps } = given();
    await replayLines(lines, { source: told, phase: "lists" }, deps);
    expect([handed, lists]).toEqual([[], ["list a"]]);
    const none = await replayLines(lines.slice(1), { source: told, phase: "newest" }, deps);
    expect(none.hasLists).toBe(false);
  });
});

test("a message that was overtaken comes back a little later, and any other at once", () => {
  const going = { replay } as Going;
  expect(comeBack(going, "overtaken")).toMatchObject({
    ...{ afterSeconds: 5, report: { replayId: "R", outcome: "overtaken" } },
  });
  expect(comeBack(going, "paused")).toMatchObject({
    ...{ afterSeconds: 0, report: { replayId: "R", outcome: "paused" } },
  });
});
