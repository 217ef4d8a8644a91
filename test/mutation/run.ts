/**
 * `npm run mutation` changes the code of rules, stores and parsers in small ways, one at a time, and
 * asks the tests whether they notice; `npm run mutation -- functions/catalog/search …` does so for
 * some folders or files. `--sample 80` asks about so many changes of each area, drawn by lot and the
 * same ones each time. docs/mutation.md says how to read the answer.
 *
 * Each area is judged by its own tests. Stores are tested against tables of the emulator alone,
 * without any stack. A second run asks only about what changed since the first: its memory is in
 * `.local/mutation`. `MUTATION_RUNNERS` says how many processes test at once (2 unless it is set).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { cloneFolder, layoutIn, sharedFolder } from "#bin/local/layout.ts";
import { Teardown } from "#bin/local/processes/teardown.ts";
import { type Area, areas, named, notMutated } from "./areas.ts";
import { askedVariable } from "./asked.ts";
import { bringUpStores } from "./emulated-stores.ts";
import { reportOf } from "./report.ts";

const { positionals, values } = parseArgs({
  options: { sample: { type: "string" } },
  allowPositionals: true,
});
const sample = values.sample === undefined ? undefined : Number(values.sample);
const wanted = named(positionals);
const memory = join(sharedFolder, "mutation");
const reports = join(sharedFolder, "reports");
mkdirSync(memory, { recursive: true });
mkdirSync(reports, { recursive: true });

const teardown = new Teardown();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void teardown.run().then(() => process.exit(130)));
}
try {
  if (sample !== undefined && !(Number.isInteger(sample) && sample > 0)) {
    throw new Error(`--sample takes a number of changes, as 80, and not "${values.sample}".`);
  }
  if (wanted.length === 0) throw new Error(`Name a folder in ${areas.map((a) => a.folder)}.`);
  if (wanted.some(({ area }) => area.needsStores)) {
    const layout = layoutIn(join(memory, "cloud"));
    process.env["MUTATION_AWS_ENDPOINT"] = await bringUpStores(layout, teardown);
  }
  for (const { area, mutate } of wanted) await judge(area, mutate);
  const report = reportOf(
    areas
      .map((area) => ({ file: resultOf(area), withStores: area.needsStores }))
      .filter(({ file }) => existsSync(file))
      .map(({ file, ...how }) => ({ report: JSON.parse(readFileSync(file, "utf8")), ...how })),
    cloneFolder,
  );
  writeFileSync(join(reports, "mutation.md"), report.text);
  console.log(report.summary);
} finally {
  await teardown.run();
}

async function judge(area: Area, mutate: readonly string[]): Promise<void> {
  const { tests, needsStores, isolated } = area;
  process.env[askedVariable] = JSON.stringify({ tests, needsStores, isolated, sample });
  const isWhole = sample === undefined && mutate.includes(`${area.folder}/**/*.ts`);
  await new Stryker({
    mutate: [...mutate, ...notMutated],
    testRunner: "vitest",
    // Areas name their tests: looking for those that load a changed file costs a tenth of the time.
    vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
    plugins: [
      "@stryker-mutator/vitest-runner",
      "./test/mutation/ignore-texts.ts",
      "./test/mutation/sample.ts",
    ],
    ignorers: ["texts"],
    coverageAnalysis: "perTest",
    // What is evaluated while a module loads is run by each test alike: minutes for no answer.
    ignoreStatic: true,
    concurrency: Number(process.env["MUTATION_RUNNERS"] ?? 2),
    timeoutMS: 10_000,
    thresholds: { break: (isWhole && area.least) || null },
    // What is in the sample is decided before anybody counts.
    reporters: ["sample", "progress-append-only", "json"],
    jsonReporter: { fileName: resultOf(area) },
    ignorePatterns: [".local", "cdk.out"],
    tempDirName: ".local/mutation/sandbox",
    incremental: true,
    incrementalFile: join(memory, `${area.folder.replaceAll("/", "-")}.json`),
    allowConsoleColors: false,
  }).runMutationTest();
}

function resultOf({ folder }: Area): string {
  return join(reports, `mutation-${folder.replaceAll("/", "-")}.json`);
}
