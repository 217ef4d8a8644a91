import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { DumpManifest } from "#schemas/lake/catalogue-files.ts";
import { duckViews } from "#schemas/lake/duckdb-views.ts";
import { questions } from "#schemas/lake/questions.ts";
import { lakeTables } from "#schemas/lake/tables.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { api } from "#test/support/clouds/api.ts";
import { bucketObjects } from "#test/support/clouds/bucket-objects.ts";
import { pricedCard } from "#test/support/pictures/charts.ts";
import { archivedPrices } from "#test/support/prices/archived-prices.ts";
import { type OpenLake, openLake } from "#test/support/running/duckdb.ts";
import { admin, indexed, runToTheEnd } from "#test/support/sources/runs.ts";
import { isInTable } from "#test/support/stacks/folders-of-tables.ts";
import { ofType, stageTemplates } from "#test/support/stacks/stage-templates.ts";

const { awsEndpoint, imagesBaseUrl } = inject("cloud");
const s3 = new S3Client({
  ...{ endpoint: awsEndpoint, region: "us-east-1", forcePathStyle: true },
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});
const folders = ["bronze/", "observations/", "observations-recent/", "silver/", "gold/"];

let token = "";
let lake: OpenLake;
let keys: readonly string[] = [];
beforeAll(async () => {
  token = await admin();
  await runToTheEnd(token, { mode: "full" });
  await indexed(token);
  // Prices of this month, too.
  const { set } = await pricedCard();
  await archivedPrices(set);
  const bucket = "cardlake-local-lake-000000000000-us-east-1";
  const objects = await bucketObjects(s3, bucket, folders);
  keys = objects.map(([key]) => key);
  lake = await openLake(objects);
  const isThere = (folder: string) => keys.some((key) => key.startsWith(folder));
  for (const view of duckViews(
    // Days are gathered when they are over; a view of no object has no columns.
    lakeTables().filter(({ folder }) => isThere(folder)),
    lake.folder,
  )) {
    // Nor has a game without cards.
    await lake.ask(view).catch((error: Error) => {
      if (!error.message.includes("No files found")) throw error;
    });
  }
});
afterAll(() => lake.close());

test("[LAKE-7] every object of the lake lies where Athena's tables look for it", () => {
  // Seeds of other tests are no answers of a source.
  const stored = keys.filter((key) => /\/source=|\/game=/.test(key));
  const tables = ofType(stageTemplates("prod"), "AWS::Glue::Table");
  const astray = stored.filter((key) => !tables.some((table) => isInTable(key, table)));
  expect(stored.length).toBeGreaterThan(4);
  expect(astray).toEqual([]);
});

test("[LAKE-7] bronze, calls and catalogue are read by their columns from the same keys", async () => {
  const [bronze] = await lake.ask(
    "SELECT count(*) AS n, count(body) AS bodies FROM bronze WHERE dataset = 'cards' AND language = 'en'",
  );
  const [calls] = await lake.ask(
    "SELECT count(DISTINCT name) AS n FROM observations_recent WHERE dataset = 'cards'",
  );
  const [silver] = await lake.ask(
    `SELECT count(*) AS n FROM cards_pokemon
     WHERE language = 'en' AND provenance[1].bronze_key LIKE 'bronze/source=tcgdex/%'`,
  );
  for (const row of [bronze, calls, silver]) expect(Number(row?.["n"])).toBeGreaterThan(100);
  expect(bronze?.["bodies"]).toBe(bronze?.["n"]);
});

test("[LAKE-7] a card of the lake says what the API says of it", async () => {
  const id = "pokemon:en:base1-4";
  const { body } = await api(`GET /v1/cards/${id}`, { token });
  const [row] = await lake.ask(`SELECT * FROM cards_pokemon WHERE id = '${id}'`);
  const { name, hp, rarity, artist, status, types } = body;
  expect(row).toMatchObject({ name, hp, rarity, artist, status, types });
  const [line] = await lake.ask(
    `SELECT b.sha256 FROM cards_pokemon AS c JOIN bronze AS b
       ON b.sha256 = c.provenance[1].body_sha256 WHERE c.id = '${id}'`,
  );
  expect(line).toEqual({ sha256: body.provenance[0].bodySha256 });
});

test.each(questions)("[LAKE-7] $asks", async ({ name, sql }) => {
  const rows = await lake.ask(sql);
  // Nothing in the sample contradicts itself.
  if (name !== "printings-with-findings") expect(rows.length).toBeGreaterThan(0);
});

describe("the catalogue to download", () => {
  const address = (path: string) => `${imagesBaseUrl}/dumps/pokemon/${path}`;
  const manifest = async () =>
    DumpManifest.parse(await (await fetch(address("manifest.json"))).json());

  test("is what its manifest says, at both addresses of each file", async () => {
    const { languages } = await manifest();
    const files = languages.flatMap((one) => one.files);
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const { latest, version, bytes, sha256: hash } of files) {
      for (const path of [latest, version]) {
        const content = new Uint8Array(await (await fetch(address(path))).arrayBuffer());
        expect([path, content.length, sha256(content)]).toEqual([path, bytes, hash]);
      }
    }
  });

  test("tells caches how long, and who has it already that it is the same", async () => {
    const [file] = (await manifest()).languages.flatMap(({ files }) => files);
    const latest = await fetch(address(file?.latest ?? ""), { method: "HEAD" });
    const headers = (name: string) => latest.headers.get(name);
    expect(headers("cache-control")).toBe("public, max-age=300");
    const etag = headers("etag") ?? "";
    const again = await fetch(address(file?.latest ?? ""), { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
    const version = await fetch(address(file?.version ?? ""), { method: "HEAD" });
    expect(version.headers.get("cache-control")).toContain("immutable");
  });

  test("is opened by DuckDB, and has every card that the lake has", async () => {
    const objects: [string, Uint8Array][] = [];
    for (const { latest } of (await manifest()).languages.flatMap(({ files }) => files)) {
      objects.push([latest, new Uint8Array(await (await fetch(address(latest))).arrayBuffer())]);
    }
    const dump = await openLake(objects);
    const count = `SELECT count(*) AS n FROM`;
    const [parquet] = await dump.ask(
      `${count} read_parquet('${dump.folder}/latest/*/cards.parquet')`,
    );
    const [lines] = await dump.ask(`${count} read_json('${dump.folder}/latest/*/cards.ndjson.gz')`);
    const [silver] = await lake.ask(`${count} cards_pokemon`);
    expect([parquet, lines]).toEqual([silver, silver]);
    await dump.close();
  });

  test("is not stored again by a run without news", async () => {
    const before = await manifest();
    await runToTheEnd(token, { mode: "full" });
    await indexed(token);
    expect(await manifest()).toEqual(before);
  });
});
