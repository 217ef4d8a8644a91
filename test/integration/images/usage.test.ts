import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { HeadObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { dynamoImageRecords } from "#functions/images/pictures/dynamo-image-records.ts";
import { dynamoRecordPages } from "#functions/images/usage/dynamo-record-pages.ts";
import { s3AccessLogs } from "#functions/images/usage/s3-access-logs.ts";
import { s3MadeFiles } from "#functions/images/usage/s3-made-files.ts";
import { s3UseLedgers } from "#functions/images/usage/s3-use-ledgers.ts";
import { newLedger, withUses } from "#functions/images/usage/use-ledger.ts";
import { accessLogsFolder, hostedFolder } from "#schemas/storage/image-files.ts";
import { ImageRecord } from "#schemas/storage/image-items.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyBucket, objects as s3 } from "#test/support/clouds/empty-bucket.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";
import { logHead, logLine } from "#test/support/pictures/access-logs.ts";

const bucket = await emptyBucket();
const aHash = () => Sha256.parse(sha256(randomUUID()));
const put = (Key: string, Body: string | Buffer) =>
  s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
const isThere = (Key: string) =>
  s3.send(new HeadObjectCommand({ Bucket: bucket, Key })).then(
    () => true,
    () => false,
  );

test("the ledger is kept whole, and whoever was overtaken writes nothing", async () => {
  const ledgers = s3UseLedgers(s3, bucket);
  expect(await ledgers.read()).toBeUndefined();
  const first = newLedger("2026-02-01");
  const version = await ledgers.write(first, undefined);
  expect(version).toBeDefined();
  expect(await ledgers.write(first, undefined)).toBeUndefined();
  const looked = [{ picture: aHash(), file: "245.webp", day: "2026-02-02" }];
  const second = withUses(first, looked);
  expect(await ledgers.write(second, version)).toBeDefined();
  expect(await ledgers.write(first, version)).toBeUndefined();
  expect((await ledgers.read())?.ledger).toEqual(second);
});

test("logs are read line by line, also after one that is damaged or gone, and removed", async () => {
  const logs = s3AccessLogs(s3, bucket);
  const [line, head] = [logLine("/hosted/a/245.webp"), logHead.join("\n")];
  const whole = gzipSync(`${head}\n${line}\n${line}\n`);
  await put(`${accessLogsFolder}E1.2026-02-01-21.a.gz`, whole);
  await put(`${accessLogsFolder}E1.2026-02-01-21.b.gz`, whole.subarray(0, whole.length - 12));
  await put(`${accessLogsFolder}E1.2026-02-01-21.c.gz`, "no gzip");
  await put("elsewhere/E1.gz", whole);
  const files = await logs.some(10);
  expect(files.map((file) => file.slice(-4))).toEqual(["a.gz", "b.gz", "c.gz"]);
  expect(await logs.some(2)).toEqual(files.slice(0, 2));
  const linesOf = async (file: string) => {
    const lines: string[] = [];
    for await (const one of logs.lines(file)) lines.push(one);
    return lines;
  };
  const [good = "", cut = "", none = ""] = files;
  expect(await linesOf(good)).toEqual([...logHead, line, line]);
  expect((await linesOf(cut)).every((one) => [...logHead, line].includes(one))).toBe(true);
  expect(await linesOf(none)).toEqual([]);
  expect(await linesOf(`${accessLogsFolder}nowhere.gz`)).toEqual([]);
  await logs.remove(files);
  await logs.remove([]);
  expect(await logs.some(10)).toEqual([]);
});

test("what was made of pictures is listed and removed, originals are neither", async () => {
  const made = s3MadeFiles(s3, bucket);
  const [one, other] = [aHash(), aHash()].sort();
  if (!one || !other) throw new Error("There are two.");
  for (const file of ["original", "140.webp", "245.jpg", "notes.txt"]) {
    for (const picture of [one, other]) await put(`${hostedFolder}${picture}/${file}`, file);
  }
  const listed = async (after?: string) => {
    const names: string[] = [];
    for await (const page of made.list(after)) {
      names.push(...page.map(({ picture, file }) => `${picture}/${file}`));
    }
    return names;
  };
  const all = [one, other].flatMap((of) => [`${of}/140.webp`, `${of}/245.jpg`]);
  expect(await listed()).toEqual(all);
  expect(await listed(all[1])).toEqual(all.slice(2));
  await made.remove([{ picture: one, file: "140.webp" }]);
  expect(await listed()).toEqual(all.slice(1));
  expect(await isThere(`${hostedFolder}${one}/original`)).toBe(true);
});

test("every record of a picture is found among all that lies beside them", async () => {
  const table = await emptyTable();
  const records = dynamoImageRecords(cloudDocuments(), table);
  const record = ImageRecord.parse({
    ...{ printingId: "pokemon:en:base1-4", status: "present", version: 1, sha256: aHash() },
    ...{ sourceUrl: "https://pictures.test/4.webp", checkedAt: "2026-02-01T06:00:00.000Z" },
  });
  await records.save(record, undefined);
  const found: ImageRecord[] = [];
  for await (const page of dynamoRecordPages(cloudDocuments(), table).all()) found.push(...page);
  expect(found).toEqual([record]);
});
