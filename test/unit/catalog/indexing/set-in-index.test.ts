import { describe, expect, test } from "vitest";
import { setInIndex } from "#functions/catalog/indexing/set-in-index.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { base } from "#test/support/catalogue/base-set.ts";
import { card } from "#test/support/catalogue/cards-in-index.ts";

describe("a set's cards in an index", () => {
  const listOf = (...names: [set: string, number: string][]) => {
    const ids = names.map(([set, number]) => printingId(setId("pokemon", "en", set), number));
    return {
      ids,
      cardsAt: (places: readonly number[]) => places.map((at) => card({ id: ids[at] })),
    };
  };
  const current = listOf(
    ["aaa", "1"],
    ["base1", "1"],
    ["base1", "2"],
    ["base1", "10"],
    ["ccc", "1"],
  );
  const removed = listOf(["base1", "3"], ["ddd", "1"]);
  const page = (limit: number, after?: string, lists = [current, removed], id = base) =>
    setInIndex(lists, id, { limit, ...(after && { after: printingId(base, after) }) }, pokemon);
  const numbers = (found: ReturnType<typeof page>) =>
    found?.cards.map(({ id }) => id.slice(id.lastIndexOf("-") + 1));

  test("come in the order of their numbers, of all lists together", () => {
    expect(numbers(page(9))).toEqual(["1", "2", "3", "10"]);
    expect(page(9)?.hasMore).toBe(false);
    expect(page(4)?.hasMore).toBe(false);
  });

  test("come a page at a time, each after the one before", () => {
    expect([numbers(page(2)), page(2)?.hasMore]).toEqual([["1", "2"], true]);
    expect([numbers(page(2, "2")), page(2, "2")?.hasMore]).toEqual([["3", "10"], false]);
    expect([numbers(page(1, "3")), page(1, "3")?.hasMore]).toEqual([["10"], false]);
    expect([numbers(page(2, "10")), page(2, "10")?.hasMore]).toEqual([[], false]);
  });

  test("are unknown where no list has one of the set", () => {
    expect(page(9, undefined, [listOf(["aaa", "1"]), listOf(["zzz", "1"])])).toBeUndefined();
    expect(page(9, undefined, [])).toBeUndefined();
    expect(numbers(page(9, undefined, [removed]))).toEqual(["3"]);
  });
});
