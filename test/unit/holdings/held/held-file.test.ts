import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { decodeHeld, encodeHeld } from "#functions/holdings/held/held-file.ts";
import { aLot, printing } from "#test/support/collections/collections.ts";

const graded = aLot({
  condition: undefined,
  grade: { company: "psa", grade: "10", certificate: "47216532" },
  paid: { amount: 41_250, currency: "EUR" },
  tags: ["a", "b"],
  notes: "Pulled on my birthday.",
  isSigned: true,
});
const items = [graded, ...[1, 2, 3].map((number) => aLot({ printingId: printing(number) }))];
const { condition: _, ...whole } = graded;

test("a file gives back what was put into it, field by field", () => {
  const state = { upToMs: 1_770_000_000_000, items: [whole, ...items.slice(1)] };
  expect(decodeHeld(encodeHeld(state))).toEqual(state);
  expect(decodeHeld(encodeHeld({ upToMs: 1, items: [] }))).toEqual({ upToMs: 1, items: [] });
});

test("equal values of many items are one in memory", () => {
  const all = decodeHeld(
    encodeHeld({ upToMs: 1, items: [whole, { ...whole, id: items[1]?.id ?? whole.id }] }),
  );
  const [first, second] = all?.items ?? [];
  expect(first?.tags).toEqual(["a", "b"]);
  expect(first?.tags).toBe(second?.tags);
});

test("a damaged file, one of another format and one with less than it says are none", () => {
  const bytes = encodeHeld({ upToMs: 1, items: [whole] });
  expect(decodeHeld(bytes.slice(0, -10))).toBe(undefined);
  const packed = (content: object) => gzipSync(JSON.stringify(content));
  expect(decodeHeld(packed({ format: 2, upToMs: 1, count: 0, columns: {} }))).toBe(undefined);
  expect(decodeHeld(packed({ format: 1, upToMs: 1, count: 3, columns: {} }))).toBe(undefined);
});
