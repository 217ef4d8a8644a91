import { expect, test } from "vitest";
import { setId } from "#schemas/catalog/printing-id.ts";
import { DumpManifest } from "#schemas/lake/catalogue-files.ts";
import { sourceNames } from "#schemas/lake/registered-sources.ts";
import { termsOf } from "#schemas/lake/source-terms.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { linesOf, published } from "#test/support/catalogue/published-catalogue.ts";
import { recordAll, recordCards, recordSet } from "#test/support/catalogue/silver.ts";

test("each language of a game has its files, and a manifest says what they are", async () => {
  const { build, lake, dumps, manifest } = await published();
  expect(await build()).toMatchObject({ outcome: "published", exported: ["de", "en"] });
  expect([...lake.kept.keys()].filter((key) => key.startsWith("silver/")).sort()).toEqual([
    "silver/cards/game=pokemon/language=de/cards.parquet",
    "silver/cards/game=pokemon/language=en/cards.parquet",
    "silver/sets/game=pokemon/language=de/sets.parquet",
    "silver/sets/game=pokemon/language=en/sets.parquet",
  ]);
  const { languages, readAt } = await manifest();
  expect(readAt).toBe("2026-02-02T06:00:00.000Z");
  expect(languages.map(({ files: _, ...part }) => part)).toMatchObject([
    { language: "de", cards: 1, removedCards: 0, sets: 1, cardsBySource: { tcgdex: 1 } },
    { language: "en", cards: 1, removedCards: 0, sets: 1, cardsBySource: { tcgdex: 1 } },
  ]);
  for (const file of languages.flatMap(({ files }) => files)) {
    for (const place of [file.latest, file.version]) {
      const content = dumps.kept.get(`dumps/pokemon/${place}`)?.content ?? Buffer.of();
      expect([place, content.length, sha256(content)]).toEqual([place, file.bytes, file.sha256]);
    }
  }
});

test("the manifest names the terms of those who are in the files, and of nobody else", async () => {
  const { build, store, manifest } = await published();
  await build();
  expect((await manifest()).sources).toEqual([
    {
      ...{ source: "tcgdex", title: "TCGdex", url: "https://tcgdex.dev", licence: "MIT" },
      attribution: expect.stringContaining("TCGdex"),
    },
  ]);
  const provenance = aProvenance({ source: "pokemontcg" });
  await recordCards([{ card: aCard({ crosswalk: {} }), provenance }], { store });
  await build();
  expect((await manifest()).sources.map(({ source }) => source)).toEqual(["pokemontcg", "tcgdex"]);
});

test("every source has terms, and a manifest of before that names none is read", () => {
  expect(termsOf(sourceNames).map(({ source }) => source)).toEqual(sourceNames.toSorted());
  const before = { layout: 1, game: "pokemon", readAt: "2026-02-01T06:00:00.000Z", licence: "x" };
  expect(DumpManifest.parse({ ...before, languages: [] }).sources).toEqual([]);
});

test("the newest of a file is asked for again after minutes, a version never", async () => {
  const { build, dumps } = await published();
  await build();
  const cachedOf = (place: RegExp) =>
    new Set([...dumps.kept].filter(([key]) => place.test(key)).map(([, one]) => one.cacheControl));
  expect([...cachedOf(/latest|manifest/)]).toEqual(["public, max-age=300"]);
  expect([...cachedOf(/versions/)]).toEqual(["public, max-age=31536000, immutable"]);
});

test("a line holds the whole card, as it is shown by itself", async () => {
  const effect = "Flip a coin.\u2028If heads, “so be it”.";
  const attributes = { hp: 120, attacks: [{ name: "Fire Spin", cost: ["Fire"], effect }] };
  const { build, dumps } = await published([aCard({ attributes })]);
  await build();
  const [line] = linesOf(dumps.kept.get("dumps/pokemon/latest/en/cards.ndjson.gz")?.content);
  expect(line).toMatchObject({ ...attributes, id: "pokemon:en:base1-4", status: "current" });
  expect(line.provenance).toMatchObject([{ source: "tcgdex", bronzeLine: 1 }]);
  const sets = linesOf(dumps.kept.get("dumps/pokemon/latest/en/sets.ndjson.gz")?.content);
  expect(sets).toMatchObject([{ id: "pokemon:en:base1", name: "Base Set", findings: [] }]);
});

test("cards that their set has lost stay in the files, and say so", async () => {
  const [kept, gone] = [aCard({ number: "1" }), aCard({ number: "2" })];
  const { build, store, dumps, manifest } = await published([kept, gone]);
  const provenance = aProvenance({ observedAt: "2026-02-02T05:00:00.000Z" });
  await recordSet({ set: aSet(), members: [kept.id], provenance }, { store });
  expect((await build()).exported).toEqual(["de", "en"]);
  expect((await manifest()).languages[1]).toMatchObject({ cards: 2, removedCards: 1 });
  const lines = linesOf(dumps.kept.get("dumps/pokemon/latest/en/cards.ndjson.gz")?.content);
  expect(lines.map(({ number, status }) => [number, status])).toEqual([
    ["1", "current"],
    ["2", "removed"],
  ]);
});

test("a set that no source lists any more stays in the files with its cards, and is in no index", async () => {
  const { build, store, dumps } = await published();
  const setIds = [setId("pokemon", "en", "base2")];
  const listed = { game: "pokemon", language: "en", setIds };
  const provenance = aProvenance();
  await recordAll("sets-listed", [{ sourceId: "sets:en", value: listed, provenance }], { store });
  expect((await build()).cards).toBe(1);
  const shown = (name: string) =>
    linesOf(dumps.kept.get(`dumps/pokemon/latest/en/${name}.ndjson.gz`)?.content);
  expect(shown("sets")).toMatchObject([{ id: "pokemon:en:base1", status: "removed" }]);
  expect(shown("cards")).toMatchObject([{ id: "pokemon:en:base1-4" }]);
});

test("[CAT-3] a number that no file can hold costs itself only", async () => {
  const cards = [
    aCard({ number: "1", attributes: { hp: 9_999_999_999, retreat: 2 } }),
    aCard({ number: "2", attributes: { dexIds: [2 ** 40, 6] } }),
    aCard({ number: "3", attributes: { attacks: [{ name: "A", convertedEnergyCost: 2 ** 40 }] } }),
  ];
  const { build, dumps } = await published(cards);
  expect(await build()).toMatchObject({ outcome: "published", exported: ["de", "en"] });
  const lines = linesOf(dumps.kept.get("dumps/pokemon/latest/en/cards.ndjson.gz")?.content);
  expect(lines.map(({ hp, retreat, dexIds }) => [hp, retreat, dexIds])).toEqual([
    [undefined, 2, undefined],
    [undefined, undefined, [6]],
    [undefined, undefined, undefined],
  ]);
});
