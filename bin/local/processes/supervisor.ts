/**
 * Runs one command for as long as whoever started this process lives: `node supervisor.ts
 * <grace ms> <command> [argument…]`. Standard input is a pipe that its owner holds open; the
 * system closes it however the owner ends, also after SIGKILL. The command then gets SIGTERM,
 * the grace time to write what it must, and SIGKILL.
 */
import { spawn } from "node:child_process";
import { endMarked, markName } from "./marked-processes.ts";

const [graceMs, command, ...args] = process.argv.slice(2);
if (graceMs === undefined || command === undefined)
  throw new Error("Which command, with which grace?");

const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
let ending = false;

function end() {
  if (ending) return;
  ending = true;
  child.kill("SIGTERM");
  setTimeout(() => child.kill("SIGKILL"), Number(graceMs)).unref();
}

process.stdin.on("end", end).on("error", end).resume();
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, end);

child.once("error", (error) => {
  process.stderr.write(`${command} could not be started: ${error.message}\n`);
  process.exit(127);
});
child.once("exit", async (code, signal) => {
  const folder = process.env[markName];
  if (folder !== undefined) await endMarked(folder, 0);
  process.exit(code ?? (signal === "SIGTERM" && ending ? 0 : 1));
});
