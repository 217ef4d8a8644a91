import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { processesWith } from "#bin/local/processes/process-table.ts";

const support = join(import.meta.dirname, "../../../support/running");
const mark = "CARDLAKE_TEST_RUN";
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cardlake-run-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A step that ends with a code when it is interrupted, as vitest does, and starts something. */
const stepScript = `
  const { spawn } = await import("node:child_process");
  spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"], { stdio: "ignore" });
  for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => process.exit(1));
  (await import("node:fs")).writeFileSync(${JSON.stringify("FOLDER")} + "/" + process.argv[1], "");
  setInterval(() => undefined, 1000);`;

/** Two steps, one after the other, as \`test/run.ts\` runs them. */
function runScript(): string {
  const step = ["--input-type=module", "-e", stepScript.replace("FOLDER", folder)];
  const command = JSON.stringify([process.execPath, ...step]);
  return `
    const { StepRunner } = await import(${JSON.stringify(join(support, "steps-of-a-run.ts"))});
    const { endWithCaller } = await import(${JSON.stringify(join(support, "ended-run.ts"))});
    const runner = new StepRunner(${JSON.stringify(folder)});
    endWithCaller(runner);
    await runner.run({ name: "first", command: [...${command}, "first"] });
    await runner.run({ name: "second", command: [...${command}, "second"] });`;
}

/** Starts a run below something that looks like npm. */
async function underNpm(): Promise<{ npm: ChildProcess; run: number }> {
  const script = join(folder, "run.mts");
  writeFileSync(script, runScript());
  const npmScript = join(folder, "npm-cli.js");
  writeFileSync(
    npmScript,
    `const { spawn } = require("node:child_process");
     const run = spawn(process.execPath, [${JSON.stringify(script)}], { stdio: "ignore" });
     console.log(run.pid);
     run.on("exit", (code) => process.exit(code ?? 99));`,
  );
  const npm = spawn(process.execPath, [npmScript], {
    env: { PATH: process.env["PATH"], npm_lifecycle_event: "test", [mark]: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = npm.stdout ? await once(npm.stdout, "data") : [];
  await vi.waitFor(() => readFileSync(join(folder, "first")), { timeout: 20_000 });
  return { npm, run: Number(line) };
}

const nothingLeft = () =>
  vi.waitFor(() => expect(processesWith(mark, folder)).toEqual([]), {
    timeout: 20_000,
    interval: 200,
  });

test("a run whose npm was killed ends with everything that it started", {
  timeout: 60_000,
}, async () => {
  const { npm } = await underNpm();
  npm.kill("SIGKILL");
  await nothingLeft();
  expect(() => readFileSync(join(folder, "second"))).toThrow("ENOENT");
});

test("an interrupt ends the run, though the step ends with a code", {
  timeout: 60_000,
}, async () => {
  const { npm, run } = await underNpm();
  const ended = once(npm, "exit");
  process.kill(run, "SIGINT");
  expect(await ended).toEqual([130, null]);
  await nothingLeft();
  expect(() => readFileSync(join(folder, "second"))).toThrow("ENOENT");
});
