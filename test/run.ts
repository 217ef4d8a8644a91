/**
 * Runs every check and test, one after another, and ends with one line of totals. The static checks
 * come first: they are quick, and a type error explains a failing test better than the test does.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const reports = join(root, ".local/reports");

interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether vitest runs, and its report counts. */
  readonly counts: boolean;
}

const check = (name: string): Step => ({
  name: `check:${name}`,
  command: ["npm", "run", "--silent", `check:${name}`],
  counts: false,
});

const vitest = (name: string, args: readonly string[], env = {}): Step => ({
  name,
  command: [
    ...["vitest", "run", ...args, "--reporter=default", "--reporter=json"],
    `--outputFile.json=${join(reports, `${name}.json`)}`,
  ],
  env,
  counts: true,
});

const steps: readonly Step[] = [
  check("format"),
  check("types"),
  check("imports"),
  check("openapi"),
  vitest("fast", ["--project", "unit", "--project", "infra"]),
  vitest("cloud", ["--project", "cloud"]),
  // Once more with the local cloud's permission checks: every function has what it needs.
  vitest("permissions", ["--project", "cloud", "test/e2e"], { CARDLAKE_AUTH: "true" }),
];

mkdirSync(reports, { recursive: true });
const results: { name: string; seconds: number; ok: boolean; totals: Totals }[] = [];
for (const step of steps) {
  console.log(`\n▶ ${step.name}`);
  const startedMs = performance.now();
  const ok = (await run(step)) === 0;
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  const totals = step.counts ? totalsOf(step.name) : none(ok);
  results.push({ name: step.name, seconds, ok, totals });
}

console.log("");
for (const { name, seconds, ok } of results) {
  console.log(`${ok ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
}
const sum = (pick: (totals: Totals) => number) =>
  results.reduce((total, { totals }) => total + pick(totals), 0);
const failed = sum((totals) => totals.failed);
console.log(`${sum((t) => t.passed)} passed, ${failed} failed, ${sum((t) => t.skipped)} skipped`);
process.exitCode = results.every(({ ok }) => ok) && failed === 0 ? 0 : 1;

/** A static check counts as one test. */
function none(ok: boolean): Totals {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

function totalsOf(name: string): Totals {
  try {
    const report = JSON.parse(readFileSync(join(reports, `${name}.json`), "utf8"));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + (report.success ? 0 : report.numFailedTests === 0 ? 1 : 0),
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch (error) {
    console.error(`The report of ${name} cannot be read:`, error);
    return none(false);
  }
}

/** The exit code of a step; an interrupt reaches the child too, which takes its cloud down first. */
function run({ command, env }: Step): Promise<number> {
  const [program = "", ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  const interrupted = () => {
    process.exitCode = 130;
  };
  process.once("SIGINT", interrupted);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      process.removeListener("SIGINT", interrupted);
      if (signal === "SIGINT") process.exit(130);
      resolve(code ?? 1);
    });
  });
}
