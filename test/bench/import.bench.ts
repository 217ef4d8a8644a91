import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod";
import { CountingCloud } from "#bin/cost/counting/counting-cloud.ts";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { referenceFile } from "#test/support/running/reference-data.ts";
import { admin, synchronised, withFullSizeCloud } from "./full-size-cloud.ts";
import { idleQueues } from "./idle-queues.ts";
import { type ImportTimes, importFile } from "./import/over-http.ts";
import { pauseWorker } from "./pause-worker.ts";
import type { Figures } from "./run.ts";

const folder = join(import.meta.dirname, "../../.local/bench/import");
const [few, many] = [10_000, 50_000];
/** A partition of DynamoDB takes so many a second (decision 78). */
const unitsPerSecond = 1_000;

/**
 * [IMP-2] [IMP-4] Files of 10,000 and of 50,000 rows, no two of them alike, as an app writes them of the whole English catalogue: reading and matching in
 * one process without a cloud, beside a plain loop over the same records; then over HTTP, from asking for the preview until it is there, and from confirming
 * it until all copies are in a new collection; and what is written for it. Whoever follows what people change rests meanwhile.
 */
export async function run(): Promise<Figures | { readonly skipped: string }> {
  if (!referenceFile("tcgdex-cards-en.ndjson.gz")) {
    return { skipped: "the full-size reference data is not on this machine" };
  }
  await script("make-files.ts", folder, String(few), String(many));
  const alone = z
    .record(z.string(), z.number())
    .parse(JSON.parse(await script("alone.ts", folder)));
  console.table(alone);
  if (process.env["CARDLAKE_BENCH_ALONE"]) return alone;
  const overHttp = await withFullSizeCloud(measured);
  return "skipped" in overHttp ? overHttp : { ...alone, ...overHttp };
}

async function measured(cloud: LocalCloud): Promise<Figures> {
  await synchronised(cloud, await admin(cloud), { mode: "full" });
  for (const worker of ["collections-publish-changes", "images-queue-wanted-images"]) {
    await pauseWorker(cloud, worker);
  }
  await idleQueues(cloud);
  const fileOf = (rows: number) => readFileSync(join(folder, `${rows}.csv`));
  const first = await importFile(cloud, fileOf(few));
  const second = await importFile(cloud, fileOf(few));
  const large = await importFile(cloud, fileOf(many));
  return {
    first_preview_10k_s: first.preview,
    ...timesOf("10k", second),
    ...timesOf("50k", large),
    lots_of_50k: large.lots,
    rows_per_second: Math.round(few / (second.preview + second.confirm)),
    ...(await counted(cloud, fileOf(few))),
  };
}

const timesOf = (name: string, { preview, confirm }: ImportTimes) => ({
  [`preview_${name}_s`]: preview,
  [`confirm_${name}_s`]: confirm,
});

/** What the worker writes, and how long one partition of DynamoDB takes for that at the least. */
async function counted(cloud: LocalCloud, file: Uint8Array): Promise<Figures> {
  const counting = new CountingCloud(cloud);
  try {
    await counting.open();
    // It begins anew with its indexes.
    await importFile(cloud, file);
    const work = await counting.counted(async () => void (await importFile(cloud, file)));
    const { reads = {}, writes = {} } = work["transfer-run-imports"] ?? {};
    const units = sum(writes);
    return {
      write_units_10k: units,
      read_units_10k: sum(reads),
      aws_seconds_10k: units / unitsPerSecond,
    };
  } finally {
    counting.close();
  }
}

const sum = (units: Readonly<Record<string, number>>): number =>
  Object.values(units).reduce((total, one) => total + one, 0);

/** What a script prints that has a process of its own. */
async function script(name: string, ...args: readonly string[]): Promise<string> {
  const path = join(import.meta.dirname, "import", name);
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...args]);
  return stdout;
}
