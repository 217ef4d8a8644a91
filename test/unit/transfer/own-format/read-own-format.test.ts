import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownRows } from "#functions/transfer/own-format/own-rows.ts";
import { readOwnFormat } from "#functions/transfer/own-format/read-own-format.ts";
import { SaidRow } from "#schemas/transfer/said-row.ts";

const item = {
  ...{ printingId: "pokemon:en:base1-4", variant: "holo", quantity: 2, language: "en" },
  condition: "near_mint",
};
const fileOf = (items: readonly unknown[], more: object = {}) =>
  JSON.stringify({
    ...{ format: "cardlake", version: "1.0.0" },
    collections: [{ name: "Binder", kind: "binder", items }],
    ...more,
  });
const read = (text: string) => {
  const one = readOwnFormat(text);
  if (one.outcome !== "read") throw new Error(one.detail);
  return one;
};

describe("what is none of our files is refused with a sentence", () => {
  test.each([
    { what: "a file that was cut off", text: fileOf([item]).slice(0, 50), code: "not_json" },
    { what: "an empty file", text: "", code: "not_json" },
    { what: "another JSON", text: '{"cards":[]}', code: "not_ours" },
    { what: "a list", text: "[]", code: "not_ours" },
    { what: "null", text: "null", code: "not_ours" },
    {
      what: "a version of tomorrow",
      text: fileOf([], { version: "2.0.0" }),
      code: "newer_version",
    },
    { what: "no version", text: fileOf([], { version: "one" }), code: "newer_version" },
    { what: "collections of text", text: fileOf([], { collections: "all" }), code: "damaged" },
    { what: "no collections", text: fileOf([], { collections: undefined }), code: "damaged" },
  ])("$what", ({ text, code }) => {
    const one = readOwnFormat(text);
    expect(one).toMatchObject({ outcome: "refused", code });
    expect(one.outcome === "refused" && one.detail).toMatch(/^[A-Z].*[.\w]/);
  });
});

test("[EXP-1] fields of a later version are passed over", () => {
  const later = fileOf([{ ...item, scent: "new", grade: undefined }], {
    ...{ version: "1.7.2", moods: [1], counts: undefined },
  });
  const { version, rows } = read(later);
  expect(version).toBe("1.7.2");
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ quantity: 2, variant: "holo", faults: [] });
  expect(rows[0]?.original).toMatchObject({ scent: "new" });
});

test("words of tomorrow are told, and the rest of the row stands", () => {
  const { rows, lists } = read(
    fileOf([{ ...item, language: "tlh", condition: "smelly", picture: "mine" }], {
      collections: [
        { name: "Cube", kind: "cube", items: [{ ...item, language: "tlh", condition: "smelly" }] },
      ],
    }),
  );
  expect(lists).toMatchObject([{ name: "Cube", kind: undefined }]);
  expect(rows[0]?.faults).toMatchObject([
    { field: "language", text: "tlh", isFatal: false },
    { field: "condition", text: "smelly", isFatal: false },
  ]);
  expect(rows[0]?.language).toBeUndefined();
});

test("an item that cannot be understood stays as it stands, with what is wrong", () => {
  const { rows } = read(
    fileOf([item, { ...item, quantity: 0 }, "Charizard", { ...item, paid: 3 }]),
  );
  expect(rows.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
  expect(rows.map(({ faults }) => faults.map(({ field, isFatal }) => [field, isFatal]))).toEqual([
    [],
    [["quantity", true]],
    [["item", true]],
    [["paid", true]],
  ]);
  expect(rows[1]?.original).toMatchObject({ printingId: "pokemon:en:base1-4", quantity: "0" });
  expect(rows[2]?.original).toEqual({ text: '"Charizard"' });
});

test("collections of one name stay two", () => {
  const one = { name: "Binder", kind: "binder", items: [item] };
  const { rows, lists } = read(fileOf([], { collections: [one, one, { ...one, items: [] }] }));
  expect(new Set(lists.map(({ key }) => key)).size).toBe(3);
  expect(new Set(rows.map(({ list }) => list?.key)).size).toBe(2);
});

test("a file that says that it has more than there is says so", () => {
  const counts = { collections: 1, items: 3, copies: 3, prices: 0, sales: 0 };
  expect(read(fileOf([item], { counts })).notes).toEqual([
    "The file says that it has 3 items, and there are 1 in it.",
  ]);
});

test("a byte order mark does no harm", () => {
  expect(read(`\uFEFF${fileOf([item])}`).rows).toHaveLength(1);
});

test("whatever an item is, it becomes one row that the rest can read", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 5 }), (items) => {
      const { rows } = read(fileOf(items));
      expect(rows).toHaveLength(items.length);
      for (const row of rows) SaidRow.parse(row);
    }),
  );
});

test("any text gets an answer", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(["read", "refused"]).toContain(readOwnFormat(text).outcome);
    }),
  );
});

test("an import is told of what it does not take", () => {
  const told = (count: number) =>
    ownRows(fileOf([item], { sales: Array.from({ length: count }, () => ({})) }));
  expect(told(1)).toMatchObject({ notes: [expect.stringMatching(/^1 sale stays in the file: /)] });
  expect(told(2)).toMatchObject({ notes: [expect.stringMatching(/^2 sales stay in the file: /)] });
  expect(told(0)).toMatchObject({ notes: [] });
  expect(ownRows("[]")).toMatchObject({ refusal: { code: "not_ours" } });
});

test("[IMP-5] a file of more items than one import takes is refused, and says what to do", () => {
  const rows = ownRows(fileOf(Array.from({ length: 50_001 }, () => 0)));
  expect(rows).toMatchObject({ refusal: { code: "too_many_rows" } });
  if (!("refusal" in rows)) throw new Error("It was read.");
  expect(rows.refusal.detail).toContain("one by one");
});

test("[IMP-5] a file of more prices than an account has is refused", () => {
  const prices = Array.from({ length: 10_001 }, () => 0);
  expect(ownRows(fileOf([item], { prices }))).toMatchObject({
    refusal: { code: "too_many_rows", detail: expect.stringContaining("10001 prices") },
  });
});

describe("[EXP-1] prices of one's own", () => {
  const copy = { printingId: "pokemon:en:base1-4", variant: "holo", state: "near_mint" };
  const price = { ...copy, amount: 41_250, currency: "EUR" };
  const pricesOf = (prices: readonly unknown[]) => {
    const one = ownRows(fileOf([item], { prices }));
    if ("refusal" in one) throw new Error(one.refusal.detail);
    return one.prices;
  };

  test("are read as they were written, without what is told for people", () => {
    const more = { day: "2026-01-05", note: "At the fair" };
    const card = { name: "Charizard" };
    expect(pricesOf([{ ...price, ...more, card, scent: "new" }])).toEqual({
      ...{ all: [{ copy, given: { amount: 41_250, currency: "EUR", ...more } }], unread: 0 },
    });
    expect(pricesOf([])).toBeUndefined();
  });

  test("are each read once, the last one of a copy", () => {
    const graded = { ...price, state: "psa-10" };
    const read = pricesOf([price, graded, { ...price, amount: 1 }]);
    expect(read?.all.map(({ copy: { state }, given }) => [state, given.amount])).toEqual([
      ["near_mint", 1],
      ["psa-10", 41_250],
    ]);
  });

  test("that are wrong are counted, and cost the rest of the file nothing", () => {
    const wrong = ["Charizard", { ...price, amount: -1 }, { ...price, state: "smelly" }, null];
    const days = [
      { ...price, day: "1850-01-01" },
      { ...price, currency: "ZZZ" },
    ];
    expect(pricesOf([...wrong, price, ...days])).toMatchObject({ all: [{ copy }], unread: 6 });
  });
});
