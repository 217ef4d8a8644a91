import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { Figures } from "./run.ts";

const root = join(import.meta.dirname, "../..");
const copied = ["bin", "docs", "functions", "layers", "lib", "schemas", "test"];
const files = ["cdk.json", "package.json", "package-lock.json", "tsconfig.json", ".npmrc"];
const Facts = z.object({ steps: z.array(z.object({ name: z.string(), seconds: z.number() })) });

/**
 * Seconds from installed packages to the picture, in a copy of this clone without anything made
 * before (`first_s`), and once more there (`second_s`); then each step of the first.
 */
export async function run(): Promise<Figures> {
  const copy = join(root, ".local/bench/start");
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  try {
    for (const name of [...copied, ...files]) {
      if (existsSync(join(root, name)))
        cpSync(join(root, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    const first_s = await started(copy);
    const { steps } = Facts.parse(
      JSON.parse(readFileSync(join(copy, ".local/start.json"), "utf8")),
    );
    const second_s = await started(copy);
    const named = steps.map(({ name, seconds }) => [`${name.replaceAll(/\W+/g, "_")}_s`, seconds]);
    return { first_s, second_s, ...Object.fromEntries(named) };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Seconds until the picture is there; the ending afterwards, which saves its state, is waited for. */
async function started(folder: string): Promise<number> {
  const facts = join(folder, ".local/start.json");
  rmSync(facts, { force: true });
  const startedMs = performance.now();
  const child = spawn(process.execPath, ["bin/local.ts", "start", "--once"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  let seconds: number | undefined;
  const look = setInterval(() => {
    if (existsSync(facts)) seconds ??= (performance.now() - startedMs) / 1000;
  }, 20);
  const [code] = await once(child, "exit");
  clearInterval(look);
  if (code === 0 && seconds !== undefined) return seconds;
  throw new Error(`The start in ${folder} ended with code ${code} and no picture.`);
}
