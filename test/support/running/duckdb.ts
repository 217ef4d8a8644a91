import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance, type Json } from "@duckdb/node-api";

type Row = Readonly<Record<string, Json>>;

/** Objects of a bucket in a folder, under their own keys, and DuckDB to read them with. */
export interface OpenLake {
  readonly folder: string;
  /** Rows as JSON: whole numbers of 64 bits are texts. */
  ask(sql: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

export async function openLake(
  objects: Iterable<readonly [key: string, content: Uint8Array]>,
): Promise<OpenLake> {
  const folder = await mkdtemp(join(tmpdir(), "lake-"));
  for (const [key, content] of objects) {
    const path = join(folder, key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  const database = await DuckDBInstance.create();
  const connection = await database.connect();
  return {
    folder,
    ask: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    async close() {
      connection.closeSync();
      database.closeSync();
      await rm(folder, { recursive: true });
    },
  };
}
