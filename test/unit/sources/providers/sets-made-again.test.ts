import { expect, test } from "vitest";
import * as z from "zod";
import { tcgdexSetCoverage } from "#bin/crosswalk/coverage.ts";
import { bodyOfBytes } from "#functions/sources/index.ts";
import { remadeSet } from "#functions/sources/providers/pokemontcg/remade.ts";
import { readSet } from "#functions/sources/providers/pokemontcg/set-object.ts";
import { remadeSet as remadeTcgdexSet } from "#functions/sources/providers/tcgdex/remade.ts";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { SetFragment } from "#schemas/catalog/fragment.ts";
import { Language } from "#schemas/values.ts";
import { referenceJson, referencePlainJson } from "#test/support/running/reference-data.ts";

const files = ["en", "de", "ja"].map((code) => {
  const name = `tcgdex-sets-${code === "ja" ? "ja-sample" : code}.json.gz`;
  return [code, z.array(z.looseObject({})).optional().parse(referenceJson(name))] as const;
});
const ofApi = z
  .object({ data: z.array(z.looseObject({})) })
  .optional()
  .parse(referencePlainJson("pokemon-sets.json"))?.data;
const isThere = ofApi !== undefined && files.every(([, sets]) => sets !== undefined);
if (!isThere) console.info("No reference data: the tests over all real sets are skipped.");

/** The fragment that a provider makes of a body, as the recorder takes it. */
async function fragmentOf(
  body: Readonly<Record<string, unknown>>,
  code = "en",
): Promise<SetFragment> {
  const answer = {
    ...{ name: "set", unit: String(body["id"]), dataset: "sets", url: "https://api.example" },
    body: bodyOfBytes(Buffer.from(JSON.stringify(body))),
  };
  const scope = { language: code, day: "2026-01-01" };
  for await (const outcome of tcgdex("https://api.example").records(answer, scope)) {
    if ("record" in outcome && outcome.record.kind === "set") {
      return SetFragment.parse(outcome.record.value);
    }
  }
  throw new Error("The body is no set.");
}

const base = {
  ...{ id: "base1", name: "Base Set", releaseDate: "1999-01-09", tcgOnline: "BS" },
  serie: { id: "base", name: "Base", logo: "https://assets.example/en/base/logo" },
  cardCount: { firstEd: 102, holo: 16, normal: 102, official: 102, reverse: 0, total: 102 },
  ...{ logo: "https://assets.example/en/base/base1/logo", symbol: "https://assets.example/s" },
  ...{
    legal: { standard: false, expanded: true },
    thirdParty: { tcgplayer: 604, cardmarket: 1523 },
  },
  boosters: [{ id: "boo_base1-charizard", name: "Charizard", logo: "https://assets.example/b" }],
};

test("[CAT-6] all that TCGdex says of a set is said by fields of ours", async () => {
  expect(await fragmentOf({ ...base, cards: [] })).toEqual({
    ...{ id: "pokemon:en:base1", game: "pokemon", language: "en", name: "Base Set" },
    series: { id: "base", name: "Base", logoUrl: "https://assets.example/en/base/logo.webp" },
    ...{ releasedOn: "1999-01-09", onlineCode: "BS", cardCount: { printed: 102, total: 102 } },
    cardsByFinish: { normal: 102, holo: 16, reverse: 0, firstEdition: 102 },
    logoUrl: "https://assets.example/en/base/base1/logo.webp",
    symbolUrl: "https://assets.example/s.webp",
    ...{ legalIn: base.legal, boosterPacks: base.boosters },
    crosswalk: { tcgdex: "base1", tcgplayer: "604", cardmarket: "1523" },
    findings: [],
  });
});

test.each([
  ["as it is", {}],
  ["with a code of its own", { abbreviation: { official: "BS" } }],
  ["with a second code", { abbreviation: { official: "BS", localized: "GR" } }],
  ["with a finish of tomorrow", { cardCount: { ...base.cardCount, foil: 3 } }],
  ["with its total alone", { cardCount: { total: 102 } }],
  ["with nothing counted", { cardCount: undefined }],
  [
    "with a picture of a booster",
    { boosters: [{ id: "b", artwork_front: "https://a.example/f" }] },
  ],
  ["with a product number as text", { thirdParty: { tcgplayer: "604" } }],
  ["with no product at a shop", { thirdParty: { tcgplayer: 0 } }],
  ["with a whole address", { logo: "https://assets.example/logo.webp" }],
  ["with a day that is none", { releaseDate: "soon", legal: { standard: "no" } }],
  ["with an apostrophe", { name: "Champion's Path", serie: { id: "m", name: "McDonald's" } }],
  ["with a field of tomorrow", { rotation: ["2027"] }],
])("[CAT-6] a set %s is made again", async (_how, change) => {
  const set = JSON.parse(JSON.stringify({ ...base, ...change }));
  expect(remadeTcgdexSet(await fragmentOf({ ...set, cards: [] }))).toEqual(set);
});

test.skipIf(!isThere)(
  "[CAT-6] every real set of TCGdex is made again, but for its cards",
  async () => {
    for (const [code, sets = []] of files) {
      for (const { cards: _toldByThemselves, ...set } of sets) {
        const fragment = await fragmentOf({ ...set, cards: _toldByThemselves }, code);
        expect(remadeTcgdexSet(fragment)).toEqual(set);
      }
    }
  },
);

test.skipIf(!isThere)("[CAT-6] every real set of the Pokémon TCG API is made again", () => {
  for (const set of ofApi ?? []) {
    expect(remadeSet(SetFragment.parse(readSet(set).fragment))).toEqual(set);
  }
});

test.skipIf(!isThere)(
  "[CAT-6] our own fields say all of every real set but how names are set",
  () => {
    const beside = files.flatMap(([code, sets = []]) =>
      tcgdexSetCoverage(sets, Language.parse(code)).flatMap(({ field, asGiven, lost }) => {
        expect(lost, field).toBe(0);
        return asGiven > 0 ? [`${field} of ${asGiven} sets in ${code}`] : [];
      }),
    );
    // Apostrophes and hyphens are typographic with us: `McDonald’s`.
    expect(beside).toEqual(["name of 13 sets in en", "serie of 12 sets in en"]);
    const ofTheApi = (ofApi ?? []).map((set) => readSet(set).fragment.asGiven ?? {});
    expect(new Set(ofTheApi.flatMap(Object.keys))).toEqual(new Set(["name"]));
  },
);
