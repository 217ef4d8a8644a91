import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BundleNote, bundleMetadata, bundleOf } from "#lib/bundling.ts";
import { synthesised, templatesOf } from "#test/support/stacks/synth.ts";
import type { Figures } from "./run.ts";

const rounds = 9;
const local = join(import.meta.dirname, "../../.local");

/**
 * Size of each deployed function's bundle, and how long a fresh process takes to import it, beside an
 * empty handler. Rounds go through all functions, so that what else the machine does hits all alike.
 */
export async function run(): Promise<Figures> {
  // Below the project, where modules that a layer brings are found as well.
  mkdirSync(local, { recursive: true });
  const folder = mkdtempSync(join(local, "bundles-"));
  try {
    const files = bundles(folder);
    const times = new Map(files.map(({ name }) => [name, [] as number[]]));
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, file } of files) times.get(name)?.push(importMs(file));
    }
    return Object.fromEntries(
      files.flatMap(({ name, file }) => [
        [`${name}_kb`, statSync(file).size / 1000],
        [`${name}_import_ms`, median(times.get(name) ?? [])],
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bundles(folder: string): { name: string; file: string }[] {
  const empty = join(folder, "empty.mjs");
  writeFileSync(empty, "export const handler = async () => {};\n");
  const found = deployedBundles().map((note) => {
    const [, area, handler] = /functions\/([^/]+)\/handlers\/(.+)\.ts$/.exec(note.entry) ?? [];
    const name = `${area}_${handler}`;
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, bundleOf(note).get("index.mjs") ?? "");
    return { name, file };
  });
  return [{ name: "empty", file: empty }, ...found];
}

/** What the templates say that functions were bundled from. */
function deployedBundles(): BundleNote[] {
  return templatesOf(synthesised().stacks).flatMap(([, template]) =>
    Object.values(template.findResources("AWS::Lambda::Function")).flatMap(
      ({ Metadata }) => Metadata?.[bundleMetadata] ?? [],
    ),
  );
}

/** Milliseconds of the import alone, in a process of its own. */
function importMs(file: string): number {
  const script = `const t=performance.now();await import(${JSON.stringify(file)});console.log(performance.now()-t)`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", script],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`${file} cannot be imported: ${stderr}`);
  return Number(stdout.trim().split("\n").at(-1));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
