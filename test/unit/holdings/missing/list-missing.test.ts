import { describe, expect, test } from "vitest";
import { listMissing } from "#functions/holdings/missing/list-missing.ts";
import type { MissingRequest } from "#functions/holdings/missing/missing-of.ts";
import { mostLines, wantList } from "#functions/holdings/missing/want-list.ts";
import { onepiece } from "#schemas/games/onepiece.ts";
import { SetId } from "#schemas/values.ts";
import { inSet } from "#test/support/catalogue/searched-cards.ts";
import { holdingsOf } from "#test/support/holdings/asked-holdings.ts";
import { copiesOf } from "#test/support/holdings/held-copies.ts";
import { priceOf } from "#test/support/holdings/priced-cards.ts";

const variants = ["normal", "holo"].map((key) => ({ key, finish: key }));
const base = SetId.parse("pokemon:en:base1");
const numbers = ["1", "2", "3", "10", "H1"];
const deps = holdingsOf(
  numbers.map((number) =>
    inSet(`base1-${number}`, {
      ...{ number, variants, name: `Card ${number}`, artist: "Ken Sugimori" },
      ...{ attributes: { dexIds: [number === "1" ? 6 : 157] }, rarity: "Common" },
      set: { cardCount: { printed: 10, total: 11 } },
    }),
  ),
  { "base1-2 normal": 500, "base1-2 holo": 300, "base1-10 normal": 1 },
);
const held = [copiesOf("base1-1", { variant: "holo" })];
const asked: MissingRequest = {
  ...{ set: base, reading: "official", game: "pokemon", languages: "own", currency: "EUR" },
};
const ask = (
  more: Partial<MissingRequest> & { cursor?: string | undefined; limit?: number } = {},
) => listMissing({ ...asked, limit: 20, ...more }, held, deps);
const shown = async (more: Parameters<typeof ask>[0] = {}) =>
  (await ask(more)).items.map(({ card, variant, price }) =>
    [card["number"], variant, price?.amount].filter((one) => one !== undefined).join(" "),
  );

describe("[COL-4] what is missing", () => {
  test("comes in number order, each for the least money, with what all of it costs", async () => {
    expect(await shown()).toEqual(["2 300", "3", "10 1"]);
    const { items, ...all } = await ask({ limit: 1 });
    expect(items[0]?.price).toEqual(priceOf("holo", 300));
    expect(all).toMatchObject({ owned: 1, missing: 3, total: 4, percent: 25 });
    expect(all.toComplete).toEqual({ amount: 301, unpriced: 1 });
  });

  test("is each card by secrets, and each variant with its own price by master", async () => {
    expect(await shown({ reading: "secrets" })).toEqual(["2 300", "3", "10 1", "H1"]);
    expect(await shown({ reading: "master" })).toEqual([
      ...["1 normal", "2 normal 500", "2 holo 300", "3 normal", "3 holo", "10 normal 1"],
      ...["10 holo", "H1 normal", "H1 holo"],
    ]);
  });

  test("is a species that no card shows, with the cheapest that does", async () => {
    const { items, missing } = await ask({
      set: undefined,
      artist: "ken sugimori",
      reading: "species",
    });
    expect(missing).toBe(1);
    expect(items).toMatchObject([{ species: 157, card: { number: "10" }, price: { amount: 1 } }]);
  });

  test("is asked for by species, generation, rarity or a query", async () => {
    const of = (scope: Partial<MissingRequest>) => shown({ set: undefined, ...scope });
    expect(await of({ species: 157 })).toEqual(["2 300", "3", "10 1"]);
    expect(await of({ generation: 1 })).toEqual([]);
    expect(await of({ rarity: "common" })).toHaveLength(3);
    expect(await of({ q: "number:3" })).toEqual(["3"]);
  });

  test.each(["official", "master", "species"] as const)("by %s comes in pages", async (reading) => {
    const whole = await ask({ reading });
    const pages = [];
    let cursor: string | undefined;
    do {
      const page = await ask({ reading, limit: 2, cursor });
      pages.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(pages).toEqual(whole.items);
  });

  test("of something that is not there is told to be so", async () => {
    const of = (scope: Partial<MissingRequest>) => ask({ set: undefined, ...scope });
    const codes = [
      [{ set: SetId.parse("pokemon:en:none") }, "catalog.no_such_set"],
      [{ species: 999 }, "catalog.no_such_species"],
      [{ generation: 9 }, "catalog.no_such_generation"],
      [{ artist: "Nobody" }, "request.invalid"],
      [{ rarity: "Nothing" }, "request.invalid"],
      [{ q: "hp>" }, "catalog.bad_query"],
    ] as const;
    for (const [scope, code] of codes) await expect(of(scope)).rejects.toMatchObject({ code });
  });

  test("is of the game of the set, or that the query names", async () => {
    const card = inSet("op-01-001", { number: "001", variants: [], name: "Luffy" }, "onepiece");
    const other = holdingsOf([card], {}, onepiece);
    for (const scope of [{ set: SetId.parse("onepiece:en:op-01") }, { q: "game:onepiece luffy" }]) {
      const request = { ...asked, set: undefined, ...scope, limit: 5 };
      expect((await listMissing(request, [], other)).total).toBe(1);
    }
  });

  test("is filled by whichever print of a number costs least", async () => {
    const prints = ["001", "001_p1"].map((number) =>
      inSet(`op-01-${number}`, { number, variants: [{ key: "holo", finish: "holo" }] }, "onepiece"),
    );
    const cents = { "op-01-001 holo": 900, "op-01-001_5fp1 holo": 400 };
    const request = { ...asked, set: SetId.parse("onepiece:en:op-01"), limit: 5 };
    const { items, total, toComplete } = await listMissing(
      request,
      [],
      holdingsOf(prints, cents, onepiece),
    );
    expect([total, toComplete.amount]).toEqual([1, 400]);
    expect(items).toMatchObject([{ card: { number: "001_p1" }, price: { amount: 400 } }]);
  });

  test("is nothing before a game was indexed", async () => {
    const set = SetId.parse("onepiece:en:op-01");
    expect(await ask({ set })).toMatchObject({ items: [], total: 0, percent: 100 });
  });
});

describe("[COL-4] a want list", () => {
  test("has a line for each missing card, as apps read it", async () => {
    expect(await wantList(asked, held, deps)).toEqual({
      fileName: "missing-pokemon-en-base1-official.txt",
      text: "1 Card 2 (base1) 2\n1 Card 3 (base1) 3\n1 Card 10 (base1) 10\n",
    });
  });

  test("marks variants that shine", async () => {
    const { text } = await wantList({ ...asked, reading: "master" }, held, deps);
    expect(text.split("\n").slice(0, 3)).toEqual([
      "1 Card 1 (base1) 1",
      "1 Card 2 (base1) 2",
      "1 Card 2 (base1) 2 *F*",
    ]);
  });

  test("has a name that any disk takes", async () => {
    const query = { ...asked, set: undefined, q: 'name:"Card" artist:ken' };
    const { fileName } = await wantList(query, held, deps);
    expect(fileName).toBe("missing-name-card-artist-ken-official.txt");
  });

  test("says how many more there are beyond the most lines", async () => {
    const cards = Array.from({ length: mostLines + 2 }, (_none, at) =>
      inSet(`base1-${at}`, {
        variants: [],
        name: "Card",
        set: { cardCount: { printed: 0, total: 0 } },
      }),
    );
    const { text } = await wantList(asked, [], holdingsOf(cards));
    const lines = text.trimEnd().split("\n");
    expect(lines).toHaveLength(mostLines + 1);
    expect(lines.at(-1)).toBe("# 2 more are missing: ask for a part of it, such as one set.");
  });
});
