/**
 * `npm run mutation` changes the code of rules, stores and parsers in small ways, one at a time, and
 * asks the tests whether they notice; `npm run mutation -- functions/catalog/search …` does so for
 * some folders. Stores are tested against tables of the emulator alone, without any stack.
 *
 * The score by folder and every change that no test noticed go to `.local/reports/mutation.md`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { cloneFolder, layoutIn, sharedFolder } from "#bin/local/layout.ts";
import { Teardown } from "#bin/local/processes/teardown.ts";
import { bringUpStores } from "./emulated-stores.ts";
import { reportOf } from "./report.ts";

/** Rules, stores and parsers; handlers and runtimes only join them, and the cloud tests hold those. */
const everything = ["functions", "schemas"];
const notMutated = [
  "!functions/*/handlers/**",
  "!functions/**/runtime*.ts",
  "!functions/**/index.ts",
  "!functions/**/chromium-*.ts",
  "!functions/**/sharp-*.ts",
  "!schemas/generated/**",
  "!schemas/http/**",
  "!schemas/write-openapi.ts",
];

const folders = process.argv.slice(2);
const layout = layoutIn(join(sharedFolder, "mutation", "cloud"));
const reports = join(sharedFolder, "reports");
mkdirSync(reports, { recursive: true });

const teardown = new Teardown();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void teardown.run().then(() => process.exit(130)));
}
try {
  process.env["MUTATION_AWS_ENDPOINT"] = await bringUpStores(layout, teardown);
  const result = join(reports, "mutation.json");
  await new Stryker({
    mutate: [...mutated(folders.length > 0 ? folders : everything), ...notMutated],
    testRunner: "vitest",
    vitest: { configFile: "test/mutation/vitest.config.ts" },
    coverageAnalysis: "perTest",
    // What is evaluated while a module loads is run by each test alike: minutes for no answer.
    ignoreStatic: true,
    concurrency: Number(process.env["MUTATION_RUNNERS"] ?? 2),
    timeoutMS: 20_000,
    reporters: ["progress-append-only", "json"],
    jsonReporter: { fileName: result },
    ignorePatterns: [".local", "cdk.out", "docs"],
    tempDirName: ".local/mutation/sandbox",
    incremental: true,
    incrementalFile: join(sharedFolder, "mutation", "incremental.json"),
    allowConsoleColors: false,
  }).runMutationTest();
  const report = reportOf(JSON.parse(readFileSync(result, "utf8")), cloneFolder);
  writeFileSync(join(reports, "mutation.md"), report.text);
  console.log(report.summary);
} finally {
  await teardown.run();
}

function mutated(places: readonly string[]): string[] {
  return places.map((place) => (place.endsWith(".ts") ? place : `${place}/**/*.ts`));
}
