import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { referenceFile } from "#test/support/running/reference-data.ts";
import type { Figures } from "./run.ts";

/** As the function that builds indexes has it. */
const memoryMb = 1_536;

/**
 * Peak memory of building the index of the English catalogue, and of ten times as many cards. Each is
 * built in a process of its own, which reads set by set and has no more memory than the function.
 */
export async function run(): Promise<Figures | { readonly skipped: string }> {
  if (!referenceFile("tcgdex-cards-en.ndjson.gz")) {
    return { skipped: "the full-size reference data is not on this machine" };
  }
  return { ...(await figuresOf(1)), ...(await figuresOf(10)) };
}

async function figuresOf(copies: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "cardlake-index-"));
  try {
    await inProcess("index-memory-catalogue.ts", folder, String(copies));
    const figures: Figures = JSON.parse(await inProcess("index-memory-build.ts", folder));
    return Object.fromEntries(
      Object.entries(figures).map(([name, value]) => [`${copies}x_${name}`, value]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a script prints. */
async function inProcess(script: string, ...args: readonly string[]): Promise<string> {
  const path = join(import.meta.dirname, script);
  const child = spawn(process.execPath, [`--max-old-space-size=${memoryMb}`, path, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const output: Buffer[] = [];
  child.stdout.on("data", (part) => output.push(part));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${script} ended with ${code}.`);
  return Buffer.concat(output).toString();
}
