import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/**
 * The records of a file: JSON or NDJSON, gzipped or not.
 *
 * @throws Error naming the file, when one of them has another shape
 */
export function recordsIn<T>(path: string, isRecord: (value: unknown) => value is T): T[] {
  const values = parsed(textOf(path), path);
  const odd = values.findIndex((value) => !isRecord(value));
  if (odd !== -1) throw new Error(`Record ${odd + 1} of ${path} is not of the expected shape.`);
  return values.filter(isRecord);
}

/** The one document of a file. */
export const jsonIn = (path: string): unknown => JSON.parse(textOf(path));

function textOf(path: string): string {
  const bytes = readFileSync(path);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isGzip ? gunzipSync(bytes) : bytes).toString("utf8");
}

function parsed(text: string, path: string): unknown[] {
  if (text.trimStart().startsWith("[")) {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list;
  }
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line, index): unknown => {
      try {
        return JSON.parse(line);
      } catch (cause) {
        throw new Error(`Line ${index + 1} of ${path} is not JSON.`, { cause });
      }
    });
}
