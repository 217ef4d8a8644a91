import { describe, expect, test } from "vitest";
import {
  type CompletionRequest,
  listCompletion,
} from "#functions/holdings/completion/list-completion.ts";
import { inSet } from "#test/support/catalogue/searched-cards.ts";
import { holdingsOf } from "#test/support/holdings/asked-holdings.ts";
import { copiesOf } from "#test/support/holdings/held-copies.ts";

const variants = ["normal", "holo"].map((key) => ({ key, finish: key }));
const ofBase = (number: string, dexId: number) =>
  inSet(`base1-${number}`, {
    ...{ number, variants, attributes: { dexIds: [dexId] }, artist: "Ken Sugimori" },
    set: { cardCount: { printed: 2, total: 3 }, releasedOn: "1999-01-09" },
  });
const ofNeo = inSet("neo1-1", {
  ...{ number: "1", variants, attributes: { dexIds: [157] } },
  set: { cardCount: { printed: 1, total: 1 }, releasedOn: "2000-12-16", name: "Neo Genesis" },
});
const ofScreens = inSet("a1-1", {
  set: { series: { id: "tcgp", name: "Pocket" }, name: "On screens", releasedOn: "2024-10-30" },
});
const deps = holdingsOf([ofBase("1", 6), ofBase("2", 6), ofBase("3", 157), ofNeo, ofScreens], {
  "base1-2 normal": 500,
  "base1-2 holo": 300,
  "base1-3 holo": 10_000,
  "base1-1 holo": 70,
});
const held = [copiesOf("base1-1")];
const ask = (more: Partial<CompletionRequest> = {}, items = held) =>
  listCompletion(
    {
      ...{ game: "pokemon", by: "set", languages: "own", currency: "EUR", all: false, limit: 20 },
      ...more,
    },
    items,
    deps,
  );

describe("[COL-4] completion", () => {
  test("of a set tells each reading, and what the rest costs for the least money", async () => {
    expect(await ask()).toEqual({
      items: [
        {
          ...{ key: "pokemon:en:base1", label: "Base Set", releasedOn: "1999-01-09" },
          official: {
            ...{ owned: 1, missing: 1, total: 2, percent: 50 },
            toComplete: { amount: 300, unpriced: 0 },
          },
          secrets: {
            ...{ owned: 1, missing: 2, total: 3, percent: 33.3 },
            toComplete: { amount: 10_300, unpriced: 0 },
          },
          master: {
            ...{ owned: 1, missing: 5, total: 6, percent: 16.6 },
            toComplete: { amount: 10_870, unpriced: 1 },
          },
        },
      ],
      total: 1,
    });
  });

  test("lists all sets where all are asked for, but none that is on screens alone", async () => {
    const { items, total } = await ask({ all: true });
    expect(items.map(({ label }) => label)).toEqual(["Neo Genesis", "Base Set"]);
    expect(total).toBe(2);
    const [first] = (await ask({}, [copiesOf("a1-1")])).items;
    expect(first?.label).toBe("On screens");
  });

  test("of species tells their names, in the language that is asked for", async () => {
    const { items } = await ask({ by: "species", all: true });
    expect(items.map(({ key, label, species }) => [key, label, species?.owned])).toEqual([
      ["6", "Charizard", 1],
      ["157", "Typhlosion", 0],
    ]);
    const german = await ask({ by: "species", language: "de", all: true });
    expect(german.items).toEqual([]);
  });

  test("of a generation counts species beside cards", async () => {
    const { items } = await ask({ by: "generation" });
    expect(items).toMatchObject([
      { key: "1", label: "Generation I", species: { owned: 1, total: 1 }, secrets: { total: 2 } },
    ]);
  });

  test("of a search is of what it finds, whatever one has of it", async () => {
    const { items } = await ask({ by: "search", q: "set:neo1" }, []);
    expect(items).toMatchObject([{ key: "set:neo1", secrets: { owned: 0, total: 1, percent: 0 } }]);
    const none = await ask({ by: "search", q: "set:neo1 set:base1" });
    expect(none.items).toMatchObject([{ official: { total: 0, percent: 100 } }]);
    await expect(ask({ by: "search", q: "hp>" })).rejects.toThrow();
    // Of another game, that was not indexed yet.
    expect((await ask({ by: "search", q: "game:onepiece luffy" })).total).toBe(0);
  });

  test("comes in pages, and goes on behind one that was there before", async () => {
    const first = await ask({ all: true, limit: 1 });
    expect(first.items).toMatchObject([{ label: "Neo Genesis" }]);
    const second = await ask({ all: true, limit: 1, cursor: first.nextCursor });
    expect(second.items).toMatchObject([{ label: "Base Set" }]);
    expect([first.total, second.total, second.nextCursor]).toEqual([2, 2, undefined]);
    const other = ask({ by: "artist", all: true, cursor: first.nextCursor });
    await expect(other).rejects.toMatchObject({ code: "request.bad_cursor" });
  });

  test("is of nothing before a game was indexed", async () => {
    expect(await ask({ game: "onepiece" })).toEqual({ items: [], total: 0 });
  });

  test("goes without prices where there are none", async () => {
    const { prices: _, ...without } = deps;
    const request = { by: "set", languages: "own", currency: "EUR", all: false, limit: 1 } as const;
    const { items } = await listCompletion({ game: "pokemon", ...request }, held, without);
    expect(items[0]?.official.toComplete).toEqual({ amount: 0, unpriced: 1 });
  });
});
