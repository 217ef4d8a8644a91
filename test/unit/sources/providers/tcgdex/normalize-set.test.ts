import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalizeTcgdexSet } from "#functions/sources/providers/tcgdex/normalize-set.ts";
import { picturesOf, signUrl } from "#functions/sources/providers/tcgdex/pictures.ts";
import { CardSet } from "#schemas/catalog/set.ts";
import { Language } from "#schemas/values.ts";

const assets = "https://assets.tcgdex.net";
const body = (change: object = {}) => ({
  id: "base1",
  name: "Base Set",
  serie: { id: "base", name: "Base" },
  cardCount: { official: 2, total: 3 },
  cards: [
    { id: "base1-1", localId: "1" },
    { id: "base1-2", localId: "2" },
  ],
  ...change,
});
const language = Language.parse("en");
const made = (change: object = {}) => normalizeTcgdexSet(body(change), { language });

describe("[CAT-5] addresses that can be asked for as they stand", () => {
  test("a card's picture comes in two sizes, each a whole address", () => {
    expect(picturesOf(`${assets}/en/base/base1/4`)).toEqual([
      { size: "small", widthPx: 245, heightPx: 337, url: `${assets}/en/base/base1/4/low.webp` },
      { size: "large", widthPx: 600, heightPx: 825, url: `${assets}/en/base/base1/4/high.webp` },
    ]);
    expect(picturesOf(undefined)).toEqual([]);
  });

  test("an address that is whole already stays as it is", () => {
    const url = `${assets}/en/base/base1/4/high.png`;
    expect(picturesOf(url)).toMatchObject([{ size: "large", url }]);
    expect(signUrl(`${assets}/logo.png`)).toBe(`${assets}/logo.png`);
  });

  test("a set's logo and symbol have their ending", () => {
    const { set } = made({ logo: `${assets}/en/base/base1/logo`, symbol: `${assets}/univ/symbol` });
    expect(set).toMatchObject({
      logoUrl: `${assets}/en/base/base1/logo.webp`,
      symbolUrl: `${assets}/univ/symbol.webp`,
    });
  });

  test("what is no address of the web is a finding", () => {
    const { set } = made({ logo: "javascript:alert(1)" });
    expect(set).not.toHaveProperty("logoUrl");
    expect(set.findings).toMatchObject([{ code: "unexpected_value" }]);
  });
});

describe("[ING-7] one bad entry of a set's list costs itself only", () => {
  const good = ["pokemon:en:base1-1", "pokemon:en:base1-2"];

  test.each([
    [7, 1],
    [{}, 1],
    [{ id: 7 }, 2],
    [{ localId: "x".repeat(200) }, 1],
  ])("%j is none, and the others stay", (odd, count) => {
    const { set, members } = made({ cards: [...body().cards, odd] });
    expect(members).toEqual(good);
    expect(set.findings).toHaveLength(count);
  });

  test("an entry without a number has the one that its id says", () => {
    expect(made({ cards: [{ id: "base1-%C3%A9" }] }).members).toEqual(["pokemon:en:base1-_c3_a9"]);
  });

  test.each([
    [{ cardCount: undefined }, { printed: 2, total: 2 }, "missing_field"],
    [{ cardCount: { total: 5 } }, { printed: 5, total: 5 }, undefined],
    [{ cardCount: { total: true, official: 2 } }, { printed: 2, total: 2 }, "unexpected_value"],
  ])("with %j the list counts: %j", (change, cardCount, code) => {
    const { set } = made(change);
    expect(set.cardCount).toEqual(cardCount);
    expect(set.findings[0]?.code).toBe(code);
  });

  test.each([{ cards: undefined }, { cards: {} }, { id: "" }, { name: 7 }, { serie: "base" }])(
    "%j is no set at all: a permanent failure",
    (change) => {
      expect(() => made(change)).toThrow(expect.objectContaining({ errorClass: "permanent" }));
    },
  );

  test("whatever JSON comes, it is a set that fits our schema or a permanent failure", () => {
    const fields = fc.constantFrom(
      ...Object.keys(body()),
      ..."releaseDate logo symbol abbreviation tcgOnline thirdParty __proto__".split(" "),
    );
    fc.assert(
      fc.property(fc.dictionary(fields, fc.jsonValue()), (odd) => {
        try {
          CardSet.parse(made(odd).set);
        } catch (error) {
          expect(error).toMatchObject({ errorClass: "permanent" });
        }
      }),
      { numRuns: 300 },
    );
  });
});
