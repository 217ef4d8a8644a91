import { expect, test } from "vitest";
import { Scratch } from "#functions/catalog/indexing/scratch.ts";

test("what was lent is lent again, all zeros, once another search begins", () => {
  const scratch = new Scratch();
  const first = scratch.integers(3).fill(7);
  scratch.begin();
  const again = scratch.integers(3);
  expect(again).toBe(first);
  expect([...again]).toEqual([0, 0, 0]);
});

test("nothing is lent twice in one search, nor as another kind or length", () => {
  const scratch = new Scratch();
  const [a, b, longer] = [scratch.integers(3), scratch.integers(3), scratch.integers(4)];
  const others = [scratch.bytes(3), scratch.floats(3)];
  expect(new Set<unknown>([a, b, longer, ...others]).size).toBe(5);
  expect([a, b].map(({ length }) => length)).toEqual([3, 3]);
  expect(longer).toHaveLength(4);
});

test("a search that needs much gets all of it, and leaves no more behind than others need", () => {
  const scratch = new Scratch();
  const lent = () => Array.from({ length: 40 }, () => scratch.bytes(2).fill(1));
  const first = lent();
  scratch.begin();
  const second = lent();
  expect(new Set([...first, ...second]).size).toBeGreaterThan(40);
  expect(second.filter((one) => first.includes(one))).toHaveLength(16);
});
