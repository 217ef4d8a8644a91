import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { z } from "zod";

/** What a file says, or `undefined` if it is absent or no longer of that shape. */
export function readJson<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, "utf8"))).data;
  } catch (error) {
    if (error instanceof SyntaxError || isAbsence(error)) return undefined;
    throw error;
  }
}

/** Writes a file whole or not at all, so that a reader never sees half of it. */
export function writeJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(value, undefined, 2)}\n`);
  renameSync(draft, file);
}

export function removeFiles(...paths: string[]): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}

export const isAbsence = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";
