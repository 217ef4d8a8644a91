import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAndExport } from "#functions/catalog/exporting/build-and-export.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { type GameDefinition, gamesOf, naturalOrder } from "#schemas/games/index.ts";
import { duckViews } from "#schemas/lake/duckdb-views.ts";
import { lakeTables } from "#schemas/lake/tables.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryCatalogueFiles } from "#test/fakes/memory-catalogue-files.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { recordCards, recordSet } from "#test/support/catalogue/silver.ts";
import { type OpenLake, openLake } from "#test/support/running/duckdb.ts";

/** A game that has an attribute of every kind. */
const marbles: GameDefinition = {
  name: "marbles",
  label: "Marbles",
  attributes: {
    legend: { kind: "text", label: "Legend", description: "Its story.", isDetail: true },
    patentedOn: { kind: "date", label: "Patented", description: "Day of its patent." },
    isBlown: { kind: "flag", label: "Blown", description: "Whether blown by mouth." },
    weight: { kind: "number", label: "Weight", description: "Grams." },
    glass: { kind: "list", label: "Glass", description: "Colours." },
    moulds: { kind: "list", of: "number", label: "Moulds", description: "Numbers of moulds." },
    allowed: { kind: "legality", label: "Allowed", description: "By rule set." },
    scratches: {
      ...{ kind: "entries", label: "Scratches", description: "What it went through." },
      parts: { cause: "text", namedBy: "list" },
    },
  },
  sortNumber: naturalOrder,
  picturesMayBeHosted: true,
  pictureSizes: [{ size: "round", widthPx: 300, heightPx: 300 }],
  precedence: { default: ["fair"] },
};
const games = gamesOf([marbles]);
const legend = "They say:\n“it rolls”\u2028for ever — 永遠に.";
const attributes = {
  ...{ legend, patentedOn: "1901-12-31", isBlown: false, weight: 7, glass: ["clear", "blue"] },
  ...{ moulds: [3, 1], allowed: { street: true, school: false } },
  scratches: [{ cause: "a stone", namedBy: ["Ann", "Bo"] }, { cause: "a cat" }],
};

let lake: OpenLake;
beforeAll(async () => {
  const [silver, dumps] = [memoryCatalogueFiles(), memoryCatalogueFiles()];
  const store = memoryCatalogStore();
  const provenance = aProvenance({ source: "fair" });
  for (const language of ["en", "de"] as const) {
    const id = setId("marbles", language, "alleys");
    const own = { game: "marbles", language, setId: id } as const;
    const cards = ["10", "9", "2"].map((number) =>
      aCard({ ...own, id: printingId(id, number), number, name: `Alley ${number}`, attributes }),
    );
    const members = cards.map((card) => card.id);
    await recordSet(
      { set: aSet({ ...own, id, name: "Alleys" }), members, provenance },
      { store, games },
    );
    await recordCards(
      cards.map((card) => ({ card, provenance })),
      { store, games },
    );
  }
  // A set that nobody has seen a card of.
  const lonely = setId("marbles", "en", "lonely");
  const set = aSet({ game: "marbles", id: lonely, name: "Lonely" });
  await recordSet({ set, members: [], provenance }, { store, games });
  const indexes = { files: memoryIndexFiles(), pointers: memoryIndexPointers() };
  const clock = () => new Date("2026-02-02T06:00:00Z");
  const exports = { lake: silver, dumps };
  await buildAndExport("marbles", { store, ...indexes, clock, games, exports });
  lake = await openLake(
    [...silver.kept, ...dumps.kept].map(([key, { content }]) => [key, content] as const),
  );
  const tables = lakeTables(games).filter(({ folder }) => folder.startsWith("silver/"));
  for (const view of duckViews(tables, lake.folder)) await lake.ask(view);
});
afterAll(() => lake.close());

test("[LAKE-7] every kind of attribute has a type of its own in Parquet", async () => {
  const described = await lake.ask("DESCRIBE cards_marbles");
  const types = Object.fromEntries(
    described.map(({ column_name: name, column_type: type }) => [name, type]),
  );
  expect(types).toMatchObject({
    legend: "VARCHAR",
    patented_on: "DATE",
    is_blown: "BOOLEAN",
    weight: "INTEGER",
    glass: "VARCHAR[]",
    moulds: "INTEGER[]",
    allowed: "MAP(VARCHAR, BOOLEAN)",
    scratches: "STRUCT(cause VARCHAR, named_by VARCHAR[])[]",
    changed_at: "TIMESTAMP",
    crosswalk: "MAP(VARCHAR, VARCHAR)",
    game: "VARCHAR",
    language: "VARCHAR",
  });
});

test("[LAKE-7] what a card says comes back as it was, odd letters and what is not there included", async () => {
  const [row] = await lake.ask("SELECT * FROM cards_marbles WHERE id = 'marbles:en:alleys-9'");
  expect(row).toMatchObject({
    ...{ legend, patented_on: "1901-12-31", is_blown: false, weight: 7 },
    ...{ glass: ["clear", "blue"], moulds: [3, 1] },
    allowed: [
      { key: "street", value: true },
      { key: "school", value: false },
    ],
    scratches: [
      { cause: "a stone", named_by: ["Ann", "Bo"] },
      { cause: "a cat", named_by: null },
    ],
    ...{ name: "Alley 9", status: "current", rarity: null, game: "marbles", language: "en" },
    ...{ sources: ["fair"], changed_at: "2026-02-01 06:00:00", finding_codes: [] },
    provenance: [expect.objectContaining({ source: "fair", bronze_line: 1, record: null })],
  });
});

test("[LAKE-7] a file has its cards in the order of sets and numbers", async () => {
  const path = `${lake.folder}/silver/cards/game=marbles/language=en/cards.parquet`;
  const rows = await lake.ask(`SELECT number FROM read_parquet('${path}')`);
  expect(rows.map(({ number }) => number)).toEqual(["2", "9", "10"]);
});

test("[LAKE-7] a question to one language opens no file of another", async () => {
  const plan = JSON.stringify(
    await lake.ask("EXPLAIN ANALYZE SELECT count(DISTINCT name) FROM cards WHERE language = 'de'"),
  );
  expect(plan).toContain("Total Files Read: 1");
  expect(await lake.ask("SELECT count(*) AS n FROM cards")).toEqual([{ n: "6" }]);
});

test("[LAKE-7] the files to download say the same, alone and in both formats", async () => {
  const root = `${lake.folder}/dumps/marbles/latest`;
  const parquet = `read_parquet('${root}/*/cards.parquet')`;
  const json = `read_json('${root}/*/cards.ndjson.gz', format = 'newline_delimited')`;
  const columns = "id, game, language, legend, weight, glass";
  for (const difference of [
    `(SELECT ${columns} FROM ${parquet}) EXCEPT ALL (SELECT ${columns} FROM ${json})`,
    `(SELECT ${columns} FROM ${json}) EXCEPT ALL (SELECT ${columns} FROM ${parquet})`,
  ]) {
    expect(await lake.ask(difference)).toEqual([]);
  }
  const sets = await lake.ask(`SELECT name FROM read_parquet('${root}/en/sets.parquet')`);
  expect(sets).toEqual([{ name: "Alleys" }, { name: "Lonely" }]);
});
