import { describe, expect, test } from "vitest";
import { add, both, either } from "#functions/catalog/indexing/matches.ts";

describe("matches", () => {
  const of = (...bits: number[]) => Uint8Array.from(bits);
  test("of both, and of either", () => {
    expect(both(of(1, 1, 0, 0), of(1, 0, 1, 0))).toEqual(of(1, 0, 0, 0));
    expect(either(of(1, 1, 0, 0), of(1, 0, 1, 0))).toEqual(of(1, 1, 1, 0));
  });

  test("have scores that add up", () => {
    const scores = new Float64Array(2);
    add(scores, 1, 2);
    add(scores, 1, 3);
    add(scores, 0);
    expect([...scores]).toEqual([0, 5]);
  });
});
