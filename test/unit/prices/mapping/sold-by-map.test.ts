import { describe, expect, test } from "vitest";
import type { SeriesKey } from "#functions/prices/books/point.ts";
import type { Claim } from "#functions/prices/mapping/price-map.ts";
import { soldByMap } from "#functions/prices/mapping/sold-by-map.ts";
import { allShops } from "#functions/sources/providers/all-shops.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { plain } from "#test/support/prices/price-points.ts";
import { claimOf, mapOf } from "#test/support/prices/price-records.ts";

const four = PricedPrintingId.parse("pokemon:base1-4");

/** Whether a series of the Charizard has ended by a map of these products. */
const isEnded = (
  products: Readonly<Record<string, readonly Claim[]>>,
  key: Partial<SeriesKey> = {},
) => soldByMap("pokemon", mapOf(products), allShops).isEnded(four, { ...plain, ...key });
const own = claimOf("base1-4", ["holo", "reverse"]);
const other = claimOf("base1-5", ["holo"]);

describe("[CAT-3] a series", () => {
  test("is a card's as long as a product of its shop is", () => {
    expect(isEnded({ "tcgplayer:1": [own] })).toBe(false);
    expect(isEnded({ "tcgplayer:1": [other] })).toBe(true);
    expect(isEnded({ "tcgplayer:1": [other], "cardmarket:1": [own] })).toBe(true);
    expect(isEnded({ "tcgplayer:1": [other], "tcgplayer:2": [own] })).toBe(false);
  });

  test("has ended when its product is nobody's, or that of several", () => {
    expect(isEnded({ "tcgplayer:9": [claimOf("base1-9", ["holo"])] })).toBe(true);
    expect(isEnded({ "tcgplayer:1": [own, other] })).toBe(true);
  });

  test("of a product that several claim, each in a language of its own, is of each of them", () => {
    const german = claimOf("base1-5", ["holo"], ["de"]);
    expect(isEnded({ "tcgplayer:1": [own, german] })).toBe(false);
    expect(isEnded({ "tcgplayer:1": [own, claimOf("base1-5", ["holo"], ["de", "en"])] })).toBe(
      true,
    );
  });

  test("has ended in a variant that none of the shop's words means any more", () => {
    const only = {
      ...own,
      variants: own.variants.map((one) => ({ ...one, isOwn: one.key === "reverse" })),
    };
    const variants = [
      ...only.variants,
      { key: "holo.cosmos", finish: "holo", marks: ["cosmos"], isOwn: false, isOthers: false },
    ];
    const products = { "tcgplayer:1": [{ ...only, variants }] };
    expect(isEnded(products, { variant: "holo.cosmos" })).toBe(true);
    for (const variant of ["holo", "reverse", "etched"])
      expect(isEnded(products, { variant })).toBe(false);
  });

  test("of graded copies goes with that of the card, and so does what others say of the shop", () => {
    for (const key of [{ variant: "holo@psa-9" }, { source: "tcgdex-tcgplayer" }]) {
      expect(isEnded({ "tcgplayer:1": [own] }, key)).toBe(false);
      expect(isEnded({ "tcgplayer:1": [other] }, key)).toBe(true);
    }
  });

  test("never ends where no map is built, or the map knows no product of its shop", () => {
    expect(isEnded({ "cardmarket:1": [other] })).toBe(false);
    expect(isEnded({ "tcgplayer:1": [other] }, { source: "ebay" })).toBe(false);
    expect(soldByMap("pokemon", undefined, allShops).isEnded(four, plain)).toBe(false);
  });
});

test("a set's mark changes with what the map says of the set, and with nothing else", () => {
  const markOf = (products: Readonly<Record<string, readonly Claim[]>>, set = "base1") =>
    soldByMap("pokemon", mapOf(products), allShops).markOf(set);
  const elsewhere = claimOf("sv1-1", ["holo"]);
  const mark = markOf({ "tcgplayer:1": [own], "tcgplayer:2": [elsewhere] });
  expect(markOf({ "tcgplayer:2": [claimOf("sv1-2", ["holo"])], "tcgplayer:1": [own] })).toBe(mark);
  expect(markOf({ "tcgplayer:1": [other], "tcgplayer:2": [elsewhere] })).not.toBe(mark);
  expect(markOf({ "tcgplayer:1": [own, other], "tcgplayer:2": [elsewhere] })).not.toBe(mark);
  expect(markOf({ "tcgplayer:1": [claimOf("base1-4", ["holo"])] })).not.toBe(mark);
});
