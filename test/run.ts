/**
 * Runs every check and test and ends with one line of totals. Static checks run beside the fast
 * tests; then come the tests against local clouds, two side by side. Whatever ends this process ends
 * the step that is on, with its local cloud.
 */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { keepLoopbackDirect } from "#bin/local/emulator/loopback.ts";
import { endWithCaller } from "./support/ended-run.ts";
import { type Step, type StepOutcome, StepRunner } from "./support/steps-of-a-run.ts";

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
});

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
const fast = vitest("fast", ["--project", "unit*", "--project", "infra"]);
/**
 * Files that spoil the upstream, kill workers, wait for what the whole cloud does or need a catalogue
 * of nothing but what the lake holds: one after another, on a local cloud of their own. They mostly wait, and the others run meanwhile.
 */
const disturbing = [
  ...[
    "correlation",
    "faults",
    "outage",
    "redelivery",
    "replays",
    "schedule",
    "sync",
    "worker-death",
  ],
].map((name) => `test/e2e/${name}.test.ts`);
/** These put nothing into the catalogue and are disturbed by nothing: they even out what runs side by side. */
const anywhere = ["accounts", "images", "ops", "shared"].map((area) => `test/integration/${area}`);
const onCloud = (name: string, args: readonly string[]) => ({
  ...vitest(name, ["--project", "cloud", ...args], { CARDLAKE_TEST_CLOUD: name }),
  // Two of them run side by side.
  isQuiet: true,
});
const ingest = onCloud("ingest", [...disturbing, ...anywhere]);
const others = onCloud(
  "others",
  [...disturbing, ...anywhere.map((folder) => `${folder}/**`)].flatMap((file) => [
    "--exclude",
    file,
  ]),
);

keepLoopbackDirect();
mkdirSync(reports, { recursive: true });
const runner = new StepRunner(root);
endWithCaller(runner);

const results: (StepOutcome & { readonly totals: Totals })[] = [];
await Promise.all([oneByOne(checks, checkTotals), oneByOne([fast], testTotals)]);
await Promise.all([oneByOne([ingest], testTotals), oneByOne([others], testTotals)]);

console.log("");
for (const { name, seconds, ok } of results) {
  console.log(`${ok ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
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
