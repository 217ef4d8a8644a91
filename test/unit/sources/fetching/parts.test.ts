import { describe, expect, test } from "vitest";
import { sumOf } from "#functions/sources/fetching/batch-state.ts";
import { isDue } from "#functions/sources/fetching/due-requests.ts";
import { labelOf } from "#functions/sources/fetching/end-visit.ts";
import { inLanes } from "#functions/sources/fetching/in-lanes.ts";
import { packReader } from "#functions/sources/fetching/pack-reader.ts";
import { lackOf, membersOf } from "#functions/sources/fetching/read-lists.ts";
import type { List } from "#functions/sources/port/source.ts";
import type { BronzeLine } from "#schemas/storage/lake.ts";

describe("work in lanes", () => {
  test("is done at most so much at a time, and answered in the order of its items", async () => {
    let [busy, most] = [0, 0];
    const done = await inLanes([30, 10, 20, 0, 5], 2, async (ms) => {
      busy += 1;
      most = Math.max(most, busy);
      await new Promise((resolve) => setTimeout(resolve, ms));
      busy -= 1;
      return ms * 2;
    });
    expect(done).toEqual([60, 20, 40, 0, 10]);
    expect(most).toBe(2);
  });

  test("is none where there is nothing to do", async () => {
    expect(await inLanes([], 8, async () => 1)).toEqual([]);
  });
});

describe("packs that are read", () => {
  const lines = (key: string) => [{ name: `${key} 0` }, { name: `${key} 1` }] as BronzeLine[];
  const seen = (key?: number, line?: number) => ({
    answers: { set: { checkedAt: "", ...(key !== undefined && { key }), ...(line && { line }) } },
    keys: Array.from({ length: 12 }, (_none, at) => `pack${at}`),
    listed: [],
  });
  function given() {
    const read: string[] = [];
    const reader = packReader({
      async readPack(key) {
        read.push(key);
        return lines(key);
      },
    });
    return { read, reader };
  }

  test("give the line that a unit remembers, each read once", async () => {
    const { read, reader } = given();
    expect(await reader.lineOf("set", seen(3, 1))).toEqual({ name: "pack3 1" });
    expect(await reader.lineOf("set", seen(3))).toEqual({ name: "pack3 0" });
    expect(read).toEqual(["pack3"]);
  });

  test("need not be, where they were just written", async () => {
    const { read, reader } = given();
    reader.keep("pack1", lines("written"));
    expect(await reader.lineOf("set", seen(1, 1))).toEqual({ name: "written 1" });
    expect(read).toEqual([]);
  });

  test("are none for what has no stored answer", async () => {
    const { read, reader } = given();
    expect(await reader.lineOf("set", seen())).toBeUndefined();
    expect(await reader.lineOf("other", seen(1))).toBeUndefined();
    expect(await reader.lineOf("set", seen(99))).toBeUndefined();
    expect(read).toEqual([]);
  });

  test("are held while they are among the last eight", async () => {
    const { read, reader } = given();
    for (let at = 0; at < 9; at += 1) await reader.lineOf("set", seen(at));
    await reader.lineOf("set", seen(1));
    expect(read).toHaveLength(9);
    await reader.lineOf("set", seen(0));
    expect(read.slice(9)).toEqual(["pack0"]);
  });
});

describe("[ING-1] the pages of a list", () => {
  const page = (more: Partial<List>): List => ({ listed: [], ...more });
  const whole = (totalCount: number, ...ids: string[]) => page({ whole: { ids, totalCount } });

  test.each([
    [[whole(2, "a", "b")], undefined],
    [[whole(3, "a", "b"), whole(3, "b", "c")], undefined],
    [[whole(3, "a", "b"), whole(3, "b", "a")], "The pages hold 2 of 3 entries."],
    [[whole(2, "a"), whole(3, "b", "c")], undefined],
    [[page({}), page({})], undefined],
    [[], undefined],
  ])("%j lack: %s", (lists, lack) => {
    expect(lackOf(lists)).toBe(lack);
  });

  test("name each member once, as the last of them says, without what is known from elsewhere", () => {
    const listed = (name: string, mark: string, within?: string) => ({
      ...{ name, mark, ...(within !== undefined && { within }) },
    });
    expect(
      membersOf([
        page({ listed: [listed("a", "1"), listed("b", "1", "base1"), listed("c", "1", "base2")] }),
        page({ listed: [listed("a", "2")], known: ["base1"] }),
      ]),
    ).toEqual([listed("a", "2"), listed("c", "1", "base2")]);
  });

  test("leave out a name that is too long to be remembered by, and no other", () => {
    const names = ["a", "ő".repeat(250), "ő".repeat(251), "b"];
    const lists = [page({ listed: names.map((name) => ({ name, mark: "" })) })];
    expect(membersOf(lists).map(({ name }) => name.length)).toEqual([1, 250, 1]);
  });
});

describe("[ING-1] a name whose turn it is", () => {
  const dayMs = 86_400_000;
  const checkedMs = Date.parse("2026-02-01T06:00:00.000Z");
  const isDueAfter = (ms: number, name = "card:1") => {
    const now = new Date(checkedMs + ms);
    return isDue(
      { name, mark: "m" },
      { checkedAt: new Date(checkedMs).toISOString(), mark: "m" },
      { mode: "due", now, startedAt: now.toISOString() },
    );
  };

  test("is asked for whatever day it is once eight days are over, and not a moment before", () => {
    const names = Array.from({ length: 70 }, (_none, at) => `card:${at}`);
    expect(names.every((name) => isDueAfter(8 * dayMs, name))).toBe(true);
    expect(names.every((name) => isDueAfter(8 * dayMs - 1, name))).toBe(false);
  });

  test("is not asked for twice on its day", () => {
    const names = Array.from({ length: 70 }, (_none, at) => `card:${at}`);
    const due = (ms: number) => names.filter((name) => isDueAfter(ms, name)).length;
    expect(due(0.75 * dayMs - 1)).toBe(0);
    expect(due(0.75 * dayMs)).toBeGreaterThan(0);
  });

  test("is not due when this run has asked for it at its very beginning", () => {
    const at = new Date(checkedMs).toISOString();
    const context = { mode: "full" as const, now: new Date(checkedMs), startedAt: at };
    expect(isDue({ name: "a", mark: "m" }, { checkedAt: at, mark: "m" }, context)).toBe(false);
  });
});

test("figures of a unit add up, and what neither counts is nothing", () => {
  expect(sumOf({ requests: 1, bytes: 5 }, { requests: 2 })).toMatchObject({
    ...{ requests: 3, bytes: 5, gone: 0 },
  });
});

test.each([
  [[], ""],
  [["base1"], "base1"],
  [["base1", "base2", "base3"], "base1 and 2 more"],
])("units %j are called %s in a log line", (units, label) => {
  expect(labelOf(units)).toBe(label);
});
