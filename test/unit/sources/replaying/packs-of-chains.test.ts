import { describe, expect, test } from "vitest";
import { packsFor } from "#functions/sources/replaying/plan-chains.ts";
import type { Replay } from "#schemas/storage/replay-items.ts";
import { cards, de, en, oldCards, pack, replay } from "#test/support/sources/packs-of-chains.ts";

describe("[LAKE-6] the packs of a chain", () => {
  const days = [1, 2, 3].map((day) => pack(cards(day)));
  const picked = (more: Partial<Replay>, scope: object = {}, packs: typeof days = days) =>
    packsFor({ ...replay, ...more }, { language: en, ...scope }, packs).map(({ key }) => key);

  test("are those of its language", () => {
    expect(picked({}, {}, [...days, pack(cards(1, "060000000", "de"))])).toHaveLength(3);
    expect(picked({}, { language: de })).toEqual([]);
  });

  test.each([
    // A round that began before a moment is stored within minutes of it: an hour is looked back.
    ["2026-02-02T07:00:00.000Z", [2, 3]],
    ["2026-02-02T07:00:00.001Z", [3]],
  ])("from %s on are those of the days %j", (from, expected) => {
    expect(picked({ from })).toEqual(expected.map((day) => cards(day)));
  });

  test.each([
    ["2026-02-02T06:00:00.000Z", [1]],
    ["2026-02-02T06:00:00.001Z", [1, 2]],
  ])("of a shadow until %s are those of the days %j", (until, expected) => {
    expect(picked({ until, target: "shadow" })).toEqual(expected.map((day) => cards(day)));
  });

  test("that came after its time are read all the same when it writes silver", () => {
    expect(picked({ until: "2026-02-01T00:00:00.000Z" })).toHaveLength(3);
  });

  test("whose names tell no time count for their whole day", () => {
    const old = [pack(oldCards(2))];
    expect(picked({ from: "2026-02-03T00:59:59.999Z" }, {}, old)).toHaveLength(1);
    expect(picked({ from: "2026-02-03T01:00:00.000Z" }, {}, old)).toHaveLength(0);
    const shadow = { target: "shadow" as const };
    expect(picked({ ...shadow, until: "2026-02-02T00:00:00.000Z" }, {}, old)).toHaveLength(0);
    expect(picked({ ...shadow, until: "2026-02-02T00:00:00.001Z" }, {}, old)).toHaveLength(1);
  });

  test("that came meanwhile are those that were stored since, that very moment included", () => {
    expect(picked({}, { storedSince: "2026-02-01T06:01:00.000Z" })).toHaveLength(3);
    expect(picked({}, { storedSince: "2026-02-01T06:01:00.001Z" })).toEqual([]);
  });
});
