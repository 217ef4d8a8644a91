import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";

const folder = resolve(
  process.env["CARDLAKE_REFERENCE_DATA"] ?? join(import.meta.dirname, "../../../../shared/data"),
);

/** The path of a file of reference data, or undefined where none was laid out. */
export function referenceFile(name: string): string | undefined {
  const path = join(folder, name);
  return existsSync(path) ? path : undefined;
}

/** The JSON of a gzipped file of reference data, or undefined where none was laid out. */
export function referenceJson(name: string): unknown {
  const path = referenceFile(name);
  return path && JSON.parse(gunzipSync(readFileSync(path)).toString("utf8"));
}

/** The JSON of a plain file of reference data, or undefined where none was laid out. */
export function referencePlainJson(name: string): unknown {
  const path = referenceFile(name);
  return path && JSON.parse(readFileSync(path, "utf8"));
}

/** The JSON of each line of a gzipped NDJSON file, or undefined where none was laid out. */
export function referenceLines(name: string): readonly unknown[] | undefined {
  const path = referenceFile(name);
  if (!path) return undefined;
  const text = gunzipSync(readFileSync(path)).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}
