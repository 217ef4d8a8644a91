/**
 * Runs every check and test and ends with one line of totals. First come the fast tests; then the tests against local
 * clouds, side by side, and static checks in what these leave of the processor. Whatever ends this process ends
 * the steps that are on, with their local clouds.
 */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { keepLoopbackDirect } from "#bin/local/emulator/loopback.ts";
import { endWithCaller } from "./support/running/ended-run.ts";
import { type Step, type StepOutcome, StepRunner } from "./support/running/steps-of-a-run.ts";

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const root = join(import.meta.dirname, "..");
const reports = join(root, ".local/reports");

interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const check = (name: string): Step => ({
  name: `check:${name}`,
  command: ["npm", "run", "--silent", `check:${name}`],
  isQuiet: true,
  isPatient: true,
});

const e2e = (name: string) => `test/e2e/${name}.test.ts`;
const reportOf = (name: string) => join(reports, `${name}.json`);

const vitest = (name: string, args: readonly string[], env = {}): Step => ({
  name,
  command: [
    ...["vitest", "run", ...args, "--reporter=default", "--reporter=json"],
    `--outputFile.json=${reportOf(name)}`,
  ],
  env,
});

const checks = [
  check("format"),
  check("types"),
  check("imports"),
  check("openapi"),
  check("templates"),
];
/** Vitest leaves a core to others, and there are none. */
const workers = Math.max(2, availableParallelism() - 1);
const fast = vitest("fast", [
  "--project",
  "unit*",
  "--project",
  "infra",
  `--maxWorkers=${workers}`,
]);

/**
 * Files by the local cloud that they share, one after another. They wait more than they work: for queues, for
 * schedules, for an emulator that does one thing at a time. So three clouds keep two cores busy, as two do not; four wait for each other.
 */
const onClouds = {
  /** They spoil the upstream, wait for what the whole cloud does or need a catalogue of nothing but what the lake holds. */
  ingest: [
    ...["keyed-shops", "lying-rows", "moved-products", "outage", "price-days", "price-faults"],
    ...["price-gaps", "redelivery", "replays", "schedule", "sync", "worker-death"],
  ]
    .map(e2e)
    // Those of today have prices of this day come in, after which no older day's are the newest: they come after the others that bring any in.
    .concat("test/e2e/today"),
  /** They need no catalogue but the cards that they sow or bring in, and mind no others. */
  people: [
    ...["accounts", "alert-channels", "alerts", "bad-input", "browser", "card-images", "client"],
    ...["collection-changes", "collections", "correlation", "deleted-collections"],
    ...["device-reading", "device-sync", "edge", "faults", "health", "limits", "own-pictures"],
    ...["permissions", "prints", "renders"],
  ]
    .map(e2e)
    .concat("test/integration"),
};
const onCloud = (name: string, args: readonly string[]) => ({
  ...vitest(name, ["--project", "cloud", ...args], { CARDLAKE_TEST_CLOUD: name }),
  // Others run side by side with it.
  isQuiet: true,
});
const clouds = [
  ...Object.entries(onClouds).map(([name, files]) => onCloud(name, files)),
  // All others look at a catalogue, which is brought in once, or change nothing of it.
  onCloud(
    "catalogue",
    Object.values(onClouds)
      .flat()
      .flatMap((file) => ["--exclude", file.endsWith(".ts") ? file : `${file}/**`]),
  ),
];

keepLoopbackDirect();
mkdirSync(reports, { recursive: true });
const runner = new StepRunner(root);
endWithCaller(runner);

const results: (StepOutcome & { readonly totals: Totals })[] = [];
await oneByOne([fast], testTotals);
await Promise.all([
  oneByOne(checks, checkTotals),
  ...clouds.map((step) => oneByOne([step], testTotals)),
]);

console.log("");
for (const { name, seconds, ok } of results) {
  console.log(`${ok ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
}
for (const { name, ok } of results) {
  if (!ok) for (const failed of failedOf(name)) console.log(`  failed in ${name}: ${failed}`);
}
const sum = (pick: (totals: Totals) => number) =>
  results.reduce((total, { totals }) => total + pick(totals), 0);
const failed = sum((totals) => totals.failed);
console.log(`${sum((t) => t.passed)} passed, ${failed} failed, ${sum((t) => t.skipped)} skipped`);
process.exit(results.every(({ ok }) => ok) && failed === 0 ? 0 : 1);

async function oneByOne(steps: readonly Step[], totalsOf: (outcome: StepOutcome) => Totals) {
  for (const step of steps) {
    if (!step.isQuiet) console.log(`\n▶ ${step.name}`);
    // A report of a former run must not be taken for this one's.
    rmSync(reportOf(step.name), { force: true });
    const outcome = await runner.run(step);
    results.push({ ...outcome, totals: totalsOf(outcome) });
  }
}

/** A static check counts as one test. */
function checkTotals({ ok }: StepOutcome): Totals {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** Names of what failed, for whoever sees the end of a log alone. */
function failedOf(name: string): readonly string[] {
  try {
    const report = JSON.parse(readFileSync(reportOf(name), "utf8")) as Report;
    return report.testResults
      .filter(({ status }) => status === "failed")
      .flatMap(({ name, assertionResults }) => {
        const failed = assertionResults.filter(({ status }) => status === "failed");
        const names = failed.map(({ fullName }) => fullName);
        // A file that could not be read has no tests at all.
        return (names.length ? names : ["the file"]).map((it) => `${relative(root, name)}: ${it}`);
      });
  } catch {
    // A check has no report, and one that cannot be read was told when it was counted.
    return [];
  }
}

function testTotals({ name }: StepOutcome): Totals {
  try {
    const report = JSON.parse(readFileSync(reportOf(name), "utf8"));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + (report.success ? 0 : report.numFailedTests === 0 ? 1 : 0),
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch (error) {
    console.error(`The report of ${name} cannot be read:`, error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
