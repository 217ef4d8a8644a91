import { expect, test } from "vitest";
import { mergeSets } from "#functions/catalog/merging/merge-sets.ts";
import type { Part } from "#functions/catalog/merging/part.ts";
import type { SetFragment } from "#schemas/catalog/fragment.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { aProvenance, aSet } from "#test/support/catalogue/catalog.ts";

const base = aSet();
const says = (source: string, change: Partial<SetFragment> = {}): Part<SetFragment> => ({
  ...{ sourceId: `${source}-base1`, provenance: aProvenance({ source }), contentHash: source },
  value: {
    ...{ id: base.id, game: base.game, language: base.language, crosswalk: {}, findings: [] },
    ...change,
  },
});
const needed = { name: "Base Set", series: { id: "base", name: "Base" } };

test("[CAT-1] a set is what its sources say together, the best source of each group first", () => {
  const definition = {
    ...pokemon,
    precedence: {
      default: ["tcgdex", "pokemontcg"],
      names: ["pokemontcg"],
      identity: ["tcgdex"],
      images: ["shop"],
      crosswalk: ["pokemontcg"],
    },
  };
  const findings = [{ code: "missing_field", detail: "logo" }];
  const [set, ...others] = mergeSets(definition, [
    says("shop", { name: "BASE", logoUrl: "https://shop/logo", symbolUrl: "https://shop/symbol" }),
    says("pokemontcg", {
      ...{ name: "Base", abbreviation: "BS", crosswalk: { pokemontcg: "base1" } },
      ...{ logoUrl: "https://p/logo", cardCount: { printed: 1, total: 1 } },
    }),
    says("tcgdex", {
      ...{ ...needed, releasedOn: "1999-01-09", cardCount: { printed: 102, total: 103 } },
      ...{ crosswalk: { tcgdex: "base1" }, symbolUrl: "https://t/symbol", findings },
    }),
  ]);
  expect(others).toEqual([]);
  expect(set?.value).toEqual({
    ...{ id: base.id, game: "pokemon", language: "en" },
    ...{ name: "Base", series: needed.series, releasedOn: "1999-01-09", abbreviation: "BS" },
    ...{ logoUrl: "https://shop/logo", symbolUrl: "https://shop/symbol" },
    ...{ cardCount: { printed: 102, total: 103 } },
    ...{ crosswalk: { pokemontcg: "base1", tcgdex: "base1" } },
    findings: [{ code: "missing_field", detail: "logo", source: "tcgdex" }],
  });
  expect(set?.sources.map(({ sourceId, groups }) => [sourceId, groups])).toEqual([
    ["tcgdex-base1", ["crosswalk", "identity"]],
    ["pokemontcg-base1", ["crosswalk", "identity", "names"]],
    ["shop-base1", ["images"]],
  ]);
});

test("what no source says of a set is absent; its cards are none until somebody counts them", () => {
  expect(mergeSets(pokemon, [says("tcgdex", needed)])).toEqual([
    {
      value: {
        ...{ id: base.id, game: "pokemon", language: "en", ...needed },
        ...{ cardCount: { printed: 0, total: 0 }, crosswalk: {}, findings: [] },
      },
      sources: [{ ...aProvenance(), sourceId: "tcgdex-base1", contentHash: "tcgdex" }],
    },
  ]);
});

test.each(["name", "series"] as const)("a set whose %s nobody tells is none yet", (field) => {
  const { [field]: _missing, ...rest } = needed;
  expect(mergeSets(pokemon, [says("tcgdex", rest)])).toEqual([]);
  expect(mergeSets(pokemon, [])).toEqual([]);
});

test("sources that disagree about where a set is elsewhere are a finding of the set", () => {
  const [set] = mergeSets(pokemon, [
    says("tcgdex", { ...needed, crosswalk: { pokemontcg: "base1" } }),
    says("pokemontcg", { crosswalk: { pokemontcg: "bs1" } }),
  ]);
  expect(set?.value).toMatchObject({
    crosswalk: { pokemontcg: "base1" },
    findings: [
      {
        code: "contradiction",
        detail: "crosswalk.pokemontcg: base1 (tcgdex), bs1 (pokemontcg)",
      },
    ],
  });
});

test("each set of a language is merged for itself", () => {
  const jungle = setId("pokemon", "en", "base2");
  const sets = mergeSets(pokemon, [
    says("tcgdex", needed),
    says("tcgdex", { ...needed, id: jungle, name: "Jungle" }),
    says("pokemontcg", { id: jungle, abbreviation: "JU" }),
  ]);
  expect(sets.map(({ value }) => [value.id, value.name, value.abbreviation])).toEqual([
    [base.id, "Base Set", undefined],
    [jungle, "Jungle", "JU"],
  ]);
});

test("[CAT-6] what is told of a set alone comes from whoever tells it, the best source first", () => {
  const ofTcgdex = {
    ...{ onlineCode: "BS", cardsByFinish: { normal: 70 }, legalIn: { standard: false } },
    boosterPacks: [{ id: "b", name: "Charizard" }],
  };
  const ofTheApi = {
    ...{ formats: [{ format: "unlimited", status: "Legal" }], sourceUpdatedAt: "2022/10/10" },
  };
  const [set] = mergeSets(pokemon, [
    says("pokemontcg", { ...ofTheApi, onlineCode: "BASE", legalIn: { standard: true } }),
    says("tcgdex", { ...needed, ...ofTcgdex }),
  ]);
  expect(set?.value).toMatchObject({ ...ofTcgdex, ...ofTheApi });
});

test.each([
  ["its own code", [says("tcgdex", { ...needed, abbreviation: "BS", onlineCode: "BASE" })], "BS"],
  ["else the online client's", [says("tcgdex", { ...needed, onlineCode: "BASE" })], "BASE"],
  [
    "and that of the best source",
    [says("pokemontcg", { abbreviation: "B" }), says("tcgdex", { ...needed, onlineCode: "BASE" })],
    "BASE",
  ],
])("a set is abbreviated by %s", (_how, parts, abbreviation) => {
  expect(mergeSets(pokemon, parts)[0]?.value.abbreviation).toBe(abbreviation);
});
