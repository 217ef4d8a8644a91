import { expect, test } from "vitest";
import { getQuality } from "#functions/catalog/quality/get-quality.ts";
import { listFindings } from "#functions/catalog/quality/list-findings.ts";
import type { Card } from "#schemas/catalog/card.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { Product } from "#schemas/catalog/product.ts";
import { QualityReport } from "#schemas/storage/quality-files.ts";
import { memoryQualityReports } from "#test/fakes/memory-quality-reports.ts";
import { aCard, aProvenance, aSet, pictureAt } from "#test/support/catalogue/catalog.ts";
import { dayMs, published } from "#test/support/catalogue/published-catalogue.ts";
import { recordAll, recordCards, recordSet } from "#test/support/catalogue/silver.ts";

const provenance = aProvenance();
const picture = pictureAt("https://pictures/4");
const finding = (code: string) => ({ code, detail: `${code} it is` });

/** English cards without a finding of their own, a German one without a picture, and further sets. */
async function reported(cards: readonly Card[] = [aCard(picture)]) {
  const catalogue = await published(cards);
  const reports = memoryQualityReports(catalogue.lake);
  const kinds = async () =>
    (await listFindings({ limit: 100 }, { reports })).items.map(({ kind, id }) => [kind, id]);
  return { ...catalogue, reports, kinds };
}

test("[CAT-3] what is found while an index is built can be counted and listed", async () => {
  const cards = ["10", "2"].map((number) =>
    aCard({ ...picture, number, findings: [finding("missing_artist")] }),
  );
  const { build, reports, kinds } = await reported(cards);
  expect(await getQuality({}, { reports })).toMatchObject({ catalogues: [], findings: 0 });
  expect(await build()).toMatchObject({ outcome: "published", report: "published" });
  expect(await kinds()).toEqual([
    ["missing_image", "pokemon:de:base1-4"],
    ["missing_artist", "pokemon:en:base1-2"],
    ["missing_artist", "pokemon:en:base1-10"],
  ]);
  expect(await getQuality({}, { reports })).toEqual({
    catalogues: [{ game: "pokemon", readAt: "2026-02-02T06:00:00.000Z", sets: 2, cards: 3 }],
    prices: [],
    findings: 3,
    byKind: [
      { name: "missing_artist", findings: 2 },
      { name: "missing_image", findings: 1 },
    ],
    byField: [],
    bySource: [{ name: "tcgdex", findings: 3 }],
    bySet: [
      { name: "pokemon:en:base1", findings: 2 },
      { name: "pokemon:de:base1", findings: 1 },
    ],
  });
});

test("[CAT-1] ids that cards of several sets claim are found in each of those cards", async () => {
  const claiming = (change: Partial<Card> = {}) =>
    aCard({ ...picture, crosswalk: { cardmarket: "7" }, ...change });
  const { build, store, reports } = await reported([claiming()]);
  const set = aSet({ id: setId("pokemon", "en", "ex4") });
  const other = claiming({ setId: set.id });
  await recordSet({ set, members: [other.id], provenance }, { store });
  await recordCards([{ card: other, provenance }], { store });
  await build();
  const { items } = await listFindings({ limit: 9, kind: "crosswalk_conflict" }, { reports });
  expect(items.map(({ id, detail, said }) => [id, detail, said[0]?.value])).toEqual([
    [aCard().id, `cardmarket:7 is claimed by ${other.id} too`, "cardmarket:7"],
    [other.id, `cardmarket:7 is claimed by ${aCard().id} too`, "cardmarket:7"],
  ]);
});

test("products that belong to no printing of their language are found", async () => {
  const { build, store, kinds } = await reported();
  const crosswalk = { tcgdex: "base1", tcgplayer: "604" };
  const observedAt = "2026-02-02T05:00:00.000Z";
  for (const language of ["de", "en"]) {
    const set = aSet({ id: setId("pokemon", language, "base1"), language, crosswalk });
    await recordSet(
      { set, members: [aCard({ setId: set.id }).id], provenance: aProvenance({ observedAt }) },
      { store },
    );
  }
  const product = (id: string, number: string) => ({
    sourceId: id,
    value: Product.parse({
      ...{ shop: "tcgplayer", id, game: "pokemon", language: "en", groupId: "604", number },
      ...{ name: "Charizard", kind: "single", findings: [] },
    }),
    provenance,
  });
  await recordAll("product", [product("42", "4/102"), product("43", "5/102")], { store });
  await build();
  expect(await kinds()).toEqual([
    ["missing_image", "pokemon:de:base1-4"],
    ["no_printing", "tcgplayer:43"],
  ]);
});

test("sets that one source alone tells of are found where there are several sources", async () => {
  const { build, store, kinds } = await reported();
  const set = aSet({ id: setId("pokemon", "en", "ex4") });
  const card = aCard({ ...picture, setId: set.id, crosswalk: {} });
  const other = aProvenance({ source: "pokemontcg" });
  await recordSet({ set, members: [card.id], provenance: other }, { store });
  await recordCards([{ card, provenance: other }], { store });
  await build();
  expect(await kinds()).toEqual([
    ["missing_image", "pokemon:de:base1-4"],
    ["single_source_set", aSet().id],
    ["single_source_set", set.id],
  ]);
});

test("sets that a source lists and nobody tells of are found", async () => {
  const { build, store, kinds } = await reported();
  const setIds = [aSet().id, setId("pokemon", "en", "base9")];
  const listed = { game: "pokemon", language: "en", setIds };
  await recordAll("sets-listed", [{ sourceId: "sets", value: listed, provenance }], { store });
  await build();
  expect(await kinds()).toEqual([
    ["missing_image", "pokemon:de:base1-4"],
    ["untold_set", "pokemon:en:base9"],
  ]);
});

/** So many cards that their findings lie in several files. */
const many = (count: number) =>
  Array.from({ length: count }, (_none, at) =>
    aCard({ ...picture, number: `${at + 1}`, findings: [finding(at < 1100 ? "early" : "late")] }),
  );

test("pages go on where the one before ended, and read no file without what is wanted", async () => {
  const { build, reports } = await reported(many(2100));
  await build();
  const read = () => reports.asked.filter((key) => key.includes("/findings/")).length;
  const first = await listFindings({ limit: 2, kind: "late" }, { reports });
  expect(first.items.map(({ id }) => id)).toEqual(["1101", "1102"].map((n) => `${aSet().id}-${n}`));
  // Of three files the first has none of them, and the second has enough.
  expect(read()).toBe(1);
  const { nextCursor: cursor } = first;
  const second = await listFindings({ limit: 2, kind: "late", cursor }, { reports });
  expect(second.items.map(({ id }) => id)).toEqual(
    ["1103", "1104"].map((n) => `${aSet().id}-${n}`),
  );
  expect(read()).toBe(2);
  await expect(listFindings({ limit: 2, cursor }, { reports })).rejects.toMatchObject({
    code: "request.bad_cursor",
  });
});

test("every finding is on exactly one page, also when others come between", async () => {
  const { build, reports, say, later } = await reported(many(250));
  await build();
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listFindings({ limit: 100, setId: aSet().id, cursor }, { reports });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    await say(aCard({ number: "1", findings: [finding("early"), finding("new")] }), "30");
    later(60_000);
    await build();
  } while (cursor);
  expect(new Set(ids).size).toBe(250);
  expect(ids).toHaveLength(250);
});

test.each([
  [{ game: "onepiece" }, 0],
  [{ language: "de" }, 1],
  [{ setId: aSet().id }, 1],
  [{ source: "tcgdex" }, 2],
  [{ source: "pokemontcg" }, 0],
  [{ kind: "missing_image", language: "en" }, 0],
  [{ field: "hp" }, 1],
])("of all findings %j are %i, counted and listed", async (wanted, count) => {
  const said = [{ source: "tcgdex", value: "1" }];
  const odd = { code: "contradiction", detail: "hp", field: "hp", said };
  const { build, reports } = await reported([aCard({ ...picture, findings: [odd] })]);
  await build();
  expect((await getQuality(wanted, { reports })).findings).toBe(count);
  expect((await listFindings({ ...wanted, limit: 9 }, { reports })).items).toHaveLength(count);
});

test("an equal catalogue stores nothing, and files of findings go with the report after the next", async () => {
  const { build, lake, later, say, reports } = await reported();
  await build();
  const puts = lake.puts();
  later(60_000);
  expect(await build()).toMatchObject({ report: "unchanged" });
  expect(lake.puts()).toBe(puts);
  const files = () => [...lake.kept.keys()].filter((key) => key.startsWith("quality/"));
  const before = files();
  await say(aCard({ ...picture, findings: [finding("odd")] }), "10");
  later(2 * dayMs);
  expect(await build()).toMatchObject({ report: "published" });
  // Whoever was told of them a moment ago still finds them.
  expect(files()).toEqual(expect.arrayContaining(before));
  expect((await getQuality({}, { reports })).findings).toBe(2);
  await say(aCard({ ...picture, findings: [finding("odder")] }), "20");
  later(2 * dayMs);
  expect(await build()).toMatchObject({ report: "published" });
  expect(files()).toHaveLength(before.length + 1);
  expect(files()).not.toEqual(expect.arrayContaining(before));
});

test("a report of another layout is published anew", async () => {
  const { build, lake } = await reported();
  await build();
  const key = "quality/game=pokemon/report.json";
  const report = JSON.parse(lake.kept.get(key)?.content.toString() ?? "");
  const [{ tag = "" } = {}] = (await lake.list(key)) ?? [];
  const from = { text: JSON.stringify({ ...report, layout: 0 }) };
  await lake.put({ key, from, mediaType: "application/json" }, { tag });
  expect(await build()).toMatchObject({ report: "published" });
  QualityReport.parse(JSON.parse(lake.kept.get(key)?.content.toString() ?? ""));
});

test("who was overtaken by another build says so, and leaves the index as it is", async () => {
  const { deps, build, lake } = await reported();
  const { put } = lake;
  const overtaken = {
    ...lake,
    put: async (...args: Parameters<typeof put>) =>
      args[0].key.endsWith("report.json") ? ("overtaken" as const) : put(...args),
  };
  Object.assign(deps.exports, { lake: overtaken });
  await expect(build()).rejects.toThrow("report.json was published by another build");
  expect(await deps.pointers.current("pokemon")).toMatchObject({ cards: 2 });
});
