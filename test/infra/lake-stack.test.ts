import { describe, expect, test } from "vitest";
import { games } from "#schemas/games/index.ts";
import { silverKey } from "#schemas/lake/catalogue-files.ts";
import { questions } from "#schemas/lake/questions.ts";
import { answered, observed } from "#schemas/lake/registered-sources.ts";
import { bodyKey, bronzeKey, gatheredKey, observationsKey } from "#schemas/storage/lake.ts";
import { goldPricesKey } from "#schemas/storage/price-archive.ts";
import { isInTable } from "#test/support/stacks/folders-of-tables.ts";
import { ofType, stageTemplates } from "#test/support/stacks/stage-templates.ts";

const templates = stageTemplates("prod");
const tables = new Map(
  ofType(templates, "AWS::Glue::Table").map((table) => [table.properties.TableInput.Name, table]),
);

/** Which tables a key is read by. */
const readersOf = (key: string) =>
  [...tables].filter(([, table]) => isInTable(key, table)).map(([name]) => name);

describe("[LAKE-2] [LAKE-7] what functions write lies where the tables look for it", () => {
  const at = "2026-11-26T05:00:00.123Z";
  const round = { at, language: "any", id: "a1", digest: "a1", sha256: "f".repeat(64) } as const;

  test.each(answered.sources.flatMap((source) => answered.datasets.map((one) => [source, one])))(
    "answers of %s in %s",
    (source = "", dataset = "") => {
      for (const language of ["any", "en", "pt-br"] as const) {
        expect(readersOf(bronzeKey({ source, dataset, ...round, language }))).toEqual(["bronze"]);
      }
    },
  );

  test.each(observed.sources.flatMap((source) => observed.datasets.map((one) => [source, one])))(
    "calls of %s in %s",
    (source = "", dataset = "") => {
      const recent = observationsKey({ source, dataset, ...round });
      expect(readersOf(recent)).toEqual(["observations_recent"]);
      expect(readersOf(gatheredKey(recent))).toEqual(["observations"]);
    },
  );

  test.each(games.names)("the catalogue of %s", (game) => {
    const place = { game, language: "en" };
    expect(readersOf(silverKey("cards", place)).sort()).toEqual(["cards", `cards_${game}`]);
    expect(readersOf(silverKey("sets", place))).toEqual(["sets"]);
  });

  test.each(games.names)("prices of %s", (game) => {
    for (const month of ["1995-01", "2026-02", "2026-12"]) {
      expect(readersOf(goldPricesKey({ game, set: "base1", month }))).toEqual(["prices"]);
    }
    expect(readersOf(goldPricesKey({ game, set: "base1", month: "1994-12" }))).toEqual([]);
    expect(readersOf(goldPricesKey({ game, set: "base1", month: "2026-13" }))).toEqual([]);
  });

  test("nothing of a source, game or year that there is not", () => {
    const key = bronzeKey({ source: "nobody", dataset: "cards", ...round });
    expect(readersOf(key)).toEqual([]);
    expect(readersOf(silverKey("sets", { game: "marbles", language: "en" }))).toEqual([]);
    const early = { source: answered.sources[0], dataset: "cards", ...round };
    expect(readersOf(bronzeKey({ ...early, at: "1999-01-09T00:00:00.000Z" }))).toEqual([]);
  });

  test("a large body beside its pack is passed over, because it is no line", () => {
    const key = bodyKey({ source: "any", dataset: "files", ...round });
    // Athena, Hive and Spark do not read what begins so.
    expect(key.slice(key.lastIndexOf("/") + 1)).toMatch(/^_/);
  });
});

test("every question is saved, with what it asks", () => {
  const saved = ofType(templates, "AWS::Athena::NamedQuery").map(({ properties }) => properties);
  expect(
    saved.map(({ Name, QueryString, Description }) => [Name, QueryString, Description]),
  ).toEqual(questions.map(({ name, sql, asks }) => [name, sql, asks]));
  expect(new Set(saved.map(({ Database }) => Database))).toEqual(new Set(["cardlake_prod"]));
});

test("the local cloud has none of it", () => {
  const local = stageTemplates("local");
  expect(ofType(local, "AWS::Glue::Table", "AWS::Athena::NamedQuery")).toEqual([]);
});
