import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { GameDefinition } from "#schemas/games/index.ts";
import {
  type CatalogueTable,
  type DumpFile,
  type DumpFormat,
  dumpFormats,
} from "#schemas/lake/catalogue-files.ts";
import type { Column } from "#schemas/lake/column.ts";
import { cardColumns, flatRow, setColumns } from "#schemas/lake/silver-columns.ts";
import { rowsIn } from "./growing-lines.ts";
import { growingParquet } from "./parquet-file.ts";
import type { PartRows } from "./part-rows.ts";

/** A file on the disk. */
export interface MadeFile {
  readonly path: string;
  readonly bytes: number;
}

/** The files of a language of a game, made and not yet published. */
export interface PartFiles {
  /** What queries read, by table. */
  readonly silver: Readonly<Record<CatalogueTable, MadeFile>>;
  readonly dumps: readonly (DumpFile & MadeFile)[];
}

/** Columns that the folders of the lake say: a reader that finds them in both gives up. */
const ofFolders: readonly string[] = ["game", "language"];

/** Makes the files of a part from its lines, next to them. */
export async function partFiles(part: PartRows, definition: GameDefinition): Promise<PartFiles> {
  const cards = await tableFiles("cards", cardColumns(definition), part);
  const sets = await tableFiles("sets", setColumns(), part);
  const silver = { cards: cards.silver, sets: sets.silver };
  return { silver, dumps: [...cards.dumps, ...sets.dumps] };
}

async function tableFiles(
  table: CatalogueTable,
  columns: readonly Column[],
  { folder, language, ...part }: PartRows,
) {
  const { path, rows } = part[table];
  const whole = join(folder, `${table}.parquet`);
  const bare = join(folder, `${table}.silver.parquet`);
  await writeParquets(path, [
    { path: whole, columns },
    { path: bare, columns: columns.filter(({ name }) => !ofFolders.includes(name)) },
  ]);
  const of = { table, rows, language };
  const dumps = [
    await dumpFile({ ...of, format: "ndjson", path }),
    await dumpFile({ ...of, format: "parquet", path: whole }),
  ];
  return { silver: { path: bare, bytes: (await stat(bare)).size }, dumps };
}

async function writeParquets(
  lines: string,
  files: readonly { path: string; columns: readonly Column[] }[],
): Promise<void> {
  const growing = files.map(({ path, columns }) => growingParquet(path, columns));
  for await (const row of rowsIn(lines)) {
    const cells = flatRow(row);
    for (const file of growing) await file.add(cells);
  }
  for (const file of growing) await file.done();
}

async function dumpFile({
  language,
  path,
  ...of
}: {
  table: CatalogueTable;
  format: DumpFormat;
  rows: number;
  language: string;
  path: string;
}): Promise<DumpFile & MadeFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of createReadStream(path)) {
    hash.update(piece);
    bytes += piece.length;
  }
  const sha256 = hash.digest("hex");
  const name = `${of.table}.${dumpFormats[of.format].ending}`;
  const latest = `latest/${language}/${name}`;
  const version = `versions/${language}/${sha256.slice(0, 16)}-${name}`;
  return { ...of, latest, version, bytes, sha256, path };
}
