import fc from "fast-check";
import { expect, test } from "vitest";
import { weightOf, weightsOf } from "#functions/catalog/indexing/card-weights.ts";
import { PrintingId } from "#schemas/values.ts";
import { wantedCardsContract } from "#test/contract/wanted-cards.ts";
import { memoryWantedCards } from "#test/fakes/memory-wanted-cards.ts";

wantedCardsContract("memoryWantedCards", async () => {
  const wanted = memoryWantedCards();
  return { wanted, want: async (cards) => wanted.want(cards) };
});

const id = (short: string) => PrintingId.parse(`pokemon:${short}`);

test("[SRCH-1] a card weighs by how many times as much it is wanted, and never more than a byte holds", () => {
  expect([0, 0.04, 1, 9, 1_000, 1e12].map(weightOf)).toEqual([0, 0, 8, 27, 80, 255]);
});

test("[SRCH-1] what is wanted more never weighs less", () => {
  const points = fc.double({ min: 0, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(points, points, (one, more) => {
      const [low, high] = [weightOf(one), weightOf(one + more)];
      expect(low).toBeLessThanOrEqual(high);
      expect(Number.isInteger(low) && low >= 0 && high <= 255).toBe(true);
    }),
  );
});

test("[SRCH-1] a card weighs in every language what it is wanted in all of them together", () => {
  const ids = [id("de:base1-4"), id("en:base1-4"), id("en:base1-40")];
  expect(
    weightsOf(ids, [
      [id("en:base1-4"), 5],
      [id("fr:base1-4"), 4],
    ]),
  ).toEqual([27, 27, 0]);
});

test("[SRCH-1] where none of the cards is wanted, or hardly any more, there are no weights", () => {
  expect(weightsOf([id("en:base1-4")], [])).toBeUndefined();
  expect(weightsOf([id("en:base1-4")], [[id("en:base1-5"), 9]])).toBeUndefined();
  expect(weightsOf([id("en:base1-4")], [[id("en:base1-4"), 0.04]])).toBeUndefined();
});
