import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Supervised } from "#bin/local/processes/supervised.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cardlake-supervised-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (script: string, graceMs = 2_000) =>
  new Supervised({
    command: process.execPath,
    args: ["-e", script],
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "" },
    logFile: join(folder, "log"),
    graceMs,
  });

const says = (text: string) =>
  vi.waitFor(() => expect(readFileSync(join(folder, "log"), "utf8")).toContain(text), 8_000);

const waits = "setInterval(() => undefined, 1000);";

test("a command that ends gives its exit code", async () => {
  const command = run("console.log('half-way'); process.exit(3)");
  expect(await command.ended).toBe(3);
  expect(command.logTail()).toBe("half-way");
  expect(command.isRunning).toBe(false);
});

test("a command that is stopped may write what it must", async () => {
  const command = run(
    `process.on("SIGTERM", () => { console.log("saved"); process.exit(0); }); console.log("up"); ${waits}`,
  );
  await says("up");
  await command.stop();
  expect(command.logTail()).toBe("up\nsaved");
});

test("a command that does not listen ends after its grace time", async () => {
  const command = run(`process.on("SIGTERM", () => undefined); console.log("up"); ${waits}`, 100);
  await says("up");
  await command.stop();
  expect(command.isRunning).toBe(false);
});

test("a command ends with an owner that was killed", async () => {
  const module = join(import.meta.dirname, "../../../../bin/local/processes/supervised.ts");
  const options = {
    command: process.execPath,
    args: [
      "-e",
      `process.on("SIGTERM", () => { console.log("saved"); process.exit(0); }); console.log("up"); ${waits}`,
    ],
    cwd: folder,
    env: {},
    logFile: join(folder, "log"),
    graceMs: 2_000,
  };
  const script = `const { Supervised } = await import(${JSON.stringify(module)});
    new Supervised(${JSON.stringify(options)});`;
  const owner = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "ignore" });
  await says("up");
  owner.kill("SIGKILL");
  await once(owner, "exit");
  await says("saved");
});
