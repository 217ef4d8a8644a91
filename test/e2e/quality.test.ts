import { gunzipSync } from "node:zlib";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeAll, expect, inject, test } from "vitest";
import { BronzeLine } from "#schemas/storage/lake.ts";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import { admin } from "#test/support/sources/runs.ts";

const { awsEndpoint } = inject("cloud");
const s3 = new S3Client({
  ...{ endpoint: awsEndpoint, region: "us-east-1", forcePathStyle: true },
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});

let token = "";
beforeAll(async () => {
  token = await admin();
  await broughtIn(token);
}, 180_000);

const get = async (path: string) => {
  const { status, body } = await api(`GET /v1/admin/quality${path}`, { token });
  expect([status, path]).toEqual([200, path]);
  return body;
};

test("[CAT-3] what is odd in the catalogue is counted, and every one of it is listed", async () => {
  const { catalogues, findings, byKind, bySource } = await get("?game=pokemon&language=en");
  expect(catalogues).toMatchObject([{ game: "pokemon" }]);
  expect(byKind.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(["crosswalk_conflict", "missing_artist", "missing_image"]),
  );
  expect(bySource.map(({ name }: { name: string }) => name)).toContain("pokemontcg");
  const items: object[] = [];
  let cursor = "";
  do {
    const page = await get(`/findings?game=pokemon&language=en&limit=100${cursor}`);
    items.push(...page.items);
    cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : "";
  } while (cursor);
  expect(items).toHaveLength(findings);
});

test("[CAT-3] a finding leads to the line of the lake that a source says it in", async () => {
  const { items } = await get("/findings?game=pokemon&kind=missing_artist&source=tcgdex&limit=1");
  const [finding] = items;
  expect(finding).toMatchObject({ kind: "missing_artist", subject: "card", game: "pokemon" });
  const [said] = finding.said;
  const object = new GetObjectCommand({
    Bucket: "cardlake-local-lake-000000000000-us-east-1",
    Key: said.bronzeKey,
  });
  const { Body } = await s3.send(object);
  const lines = gunzipSync((await Body?.transformToByteArray()) ?? Buffer.of())
    .toString()
    .split("\n");
  const line = BronzeLine.parse(JSON.parse(lines[said.bronzeLine] ?? ""));
  expect(line.source).toBe("tcgdex");
  expect(JSON.parse(line.body ?? "")).toMatchObject({ id: said.sourceId });
});

test("a set, a kind and a source narrow both", async () => {
  const wanted = "setId=pokemon:en:exu&kind=crosswalk_conflict&source=tcgdex";
  const { findings, bySet } = await get(`?${wanted}`);
  expect(bySet).toEqual([{ name: "pokemon:en:exu", findings }]);
  const { items } = await get(`/findings?limit=100&${wanted}`);
  expect(items).toHaveLength(findings);
  expect(findings).toBeGreaterThan(0);
});

test.each(["", "/findings"])("who is no admin learns nothing of it: %s", async (path) => {
  const { token: theirs } = await somebody();
  const asked = `GET /v1/admin/quality${path}`;
  expect((await api(asked, { token: theirs })).status).toBe(403);
  expect((await api(asked, {})).status).toBe(401);
});

test("what is no kind, no source and no game of ours is answered as that", async () => {
  expect(await get("?kind=nonsense")).toMatchObject({ findings: 0, byKind: [] });
  expect((await get("/findings?source=nobody")).items).toEqual([]);
  expect((await api("GET /v1/admin/quality?game=chess", { token })).status).toBe(400);
  const odd = await api("GET /v1/admin/quality/findings?cursor=abc", { token });
  expect([odd.status, odd.body.code]).toEqual([400, "request.bad_cursor"]);
});
