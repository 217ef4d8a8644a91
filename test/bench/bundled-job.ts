import { execFile } from "node:child_process";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import * as z from "zod";
import { nativeMemoryEnv } from "#schemas/images/native-memory.ts";
import type { Figures } from "./run.ts";

const folder = join(import.meta.dirname, "../../.local/bench");

/**
 * Bundles what draws as the render worker is bundled.
 *
 * @param entry below this folder
 * @returns the file
 */
export async function bundledJob(entry: string): Promise<string> {
  const outfile = join(folder, `${basename(entry, ".ts")}.mjs`);
  await build({
    ...{ entryPoints: [join(import.meta.dirname, entry)], outfile },
    ...{ bundle: true, minify: true, platform: "node", format: "esm", target: "node24" },
    external: ["sharp"],
    banner: {
      js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
    },
  });
  return outfile;
}

/** The figures that a process of its own prints, started as the render worker is: memory settings count from the start. */
export async function startedJob(
  script: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Figures> {
  const env = { ...process.env, ...nativeMemoryEnv, ...variables };
  const limits = { env, timeout: 900_000, maxBuffer: 1 << 24 };
  const { stdout } = await promisify(execFile)(process.execPath, script, limits);
  return z.record(z.string(), z.number()).parse(JSON.parse(stdout));
}
