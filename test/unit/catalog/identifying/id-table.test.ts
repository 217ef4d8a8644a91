import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeIdTable } from "#functions/catalog/identifying/id-table.ts";
import { called, idsOf, storedIdsOf } from "#test/support/catalogue/id-tables.ts";

const english = called("pokemon:en:base1-4", {
  crosswalk: { tcgdex: "base1-4", pokemontcg: "base1-4", cardmarket: "273699" },
  variants: [
    { key: "holo", finish: "holo", productIds: { tcgplayer: "42382" } },
    { key: "normal", finish: "normal", productIds: { tcgplayer: "42382", Other_Shop: "1" } },
  ],
});
const german = called("pokemon:de:base1-4", { crosswalk: { tcgdex: "base1-4" } });

test("[CAT-1] a card is found by what every source and shop calls it", () => {
  const table = idsOf([german, english]);
  expect(table.kinds).toEqual(["cardmarket", "pokemontcg", "tcgdex", "tcgplayer"]);
  expect(table.named("tcgplayer:42382")).toEqual([english.id]);
  expect(table.named("cardmarket:273699")).toEqual([english.id]);
  expect(table.named("tcgdex:base1-4")).toEqual([german.id, english.id]);
  expect(table.named("pokemontcg:base1-4")).toEqual([english.id]);
  for (const other of ["tcgplayer:4238", "tcgplayer:423822", "tcgplayer:", "base1-4", ""]) {
    expect(table.named(other), other).toEqual([]);
  }
});

test("[CAT-1] a card whose source writes its id as in addresses is found by what that stands for, too", () => {
  const unown = called("pokemon:en:exu-_3f", { crosswalk: { tcgdex: "exu-%3F", shop: "a%2-%E9" } });
  const table = idsOf([unown]);
  for (const id of ["tcgdex:exu-%3f", "tcgdex:exu-?", "shop:a%2-%e9"]) {
    expect(table.named(id), id).toEqual([unown.id]);
  }
});

test("an id that several cards of a set claim, and that none is shown with, is found at all of them", () => {
  const claiming = (number: string) =>
    called(`pokemon:en:base1-${number}`, {
      findings: [
        { code: "crosswalk_conflict", detail: "two claim it", about: "tcgplayer:7" },
        { code: "missing_artist", detail: "no artist" },
      ],
    });
  const table = idsOf([claiming("1"), claiming("2")]);
  expect(table.named("tcgplayer:7")).toEqual(["pokemon:en:base1-1", "pokemon:en:base1-2"]);
});

test("a removed card is found by ids that no current one has", () => {
  const gone = called("pokemon:en:base1-5", {
    crosswalk: { tcgdex: "base1-4", pokemontcg: "x-1" },
  });
  const table = idsOf([english], [gone]);
  expect(table.named("tcgdex:base1-4")).toEqual([english.id]);
  expect(table.named("pokemontcg:x-1")).toEqual([gone.id]);
});

test("a print is found by its file and name, its name alone, its code and our own number", () => {
  const attributes = { cardCode: "OP02-013" };
  const first = called("onepiece:en:op-02-013", {
    ...{ attributes, crosswalk: { "punk-records": "569102/OP02-013" } },
  });
  const parallel = called("onepiece:en:op-02-013_p1", {
    ...{ attributes, crosswalk: { "punk-records": "569102/OP02-013_p1" } },
  });
  const table = idsOf([first, parallel]);
  expect(table.named("punk-records:569102/op02-013")).toEqual([first.id]);
  expect(table.named("punk-records:op02-013")).toEqual([first.id]);
  expect(table.named("punk-records:op02-013_p1")).toEqual([parallel.id]);
  expect(table.named("code:op02-013")).toEqual([first.id, parallel.id]);
  expect(table.named("op-02-013")).toEqual([first.id]);
});

test("ids that no caller can send, or no line can hold, are left out", () => {
  const crosswalk = { tcgdex: "a b", pokemontcg: "a\tb", "odd kind": "1", "": "2", shop: "é" };
  expect(storedIdsOf([called("pokemon:en:base1-4", { crosswalk })]).lines).toEqual([
    "base1-4\ten:base1-4",
  ]);
});

test("the same cards in any order come to the same table, whose bytes tell what they hold", () => {
  const [one, other] = [storedIdsOf([german, english]), storedIdsOf([english, german])];
  expect(other.version).toBe(one.version);
  const table = decodeIdTable("pokemon", one.content, one.version);
  expect(table.named("tcgdex:base1-4")).toEqual([german.id, english.id]);
  expect(() => decodeIdTable("pokemon", one.content, "0".repeat(64))).toThrow("The ids 000");
});

test("an empty table names nothing", () => {
  const { content, version } = storedIdsOf([]);
  const table = decodeIdTable("pokemon", content, version);
  expect([table.kinds, table.named("tcgdex:base1-4")]).toEqual([[], []]);
});

test("every id of every card is found, and nothing else", () => {
  const id = fc.stringMatching(/^[!-9;-~]{1,6}$/);
  const kind = fc.constantFrom("a", "a-b", "ab", "b");
  fc.assert(
    fc.property(fc.array(fc.tuple(kind, id), { maxLength: 30 }), (ids) => {
      const cards = ids.map(([name, one], number) =>
        called(`pokemon:en:s-${number}`, { crosswalk: { [name]: one } }),
      );
      const table = idsOf(cards);
      for (const [at, [name, one]] of ids.entries()) {
        expect(table.named(`${name}:${one}`.toLowerCase())).toContain(cards[at]?.id);
        expect(table.kinds).toContain(name);
      }
      expect(table.kinds).toHaveLength(new Set(ids.map(([name]) => name)).size);
    }),
  );
});
