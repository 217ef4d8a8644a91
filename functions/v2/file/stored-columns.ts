import { Column } from "../engine/column.ts";
import type { ColumnData } from "../engine/column-data.ts";
import type { Columns } from "../engine/table.ts";
import type { Value } from "../engine/value-test.ts";
import type { Section, Sections } from "./sections.ts";

const valuesName = (table: string, path: string) => `${table}/${path}/values`;
const countsName = (table: string, path: string) => `${table}/${path}/counts`;
const codesName = (table: string, path: string) => `${table}/${path}/codes`;

/** The sections of a table's columns: values, how many of them each row has, and which. */
export function* columnSections(
  table: string,
  columns: ReadonlyMap<string, ColumnData>,
): Iterable<[string, Section]> {
  for (const [path, { values, starts, codes }] of columns) {
    yield [valuesName(table, path), { json: values }];
    yield [countsName(table, path), starts.slice(1).map((end, row) => end - (starts[row] ?? 0))];
    yield [codesName(table, path), codes];
  }
}

/** The columns of a table in a file; each is read when it is first asked for, and kept. */
export function storedColumns(table: string, sections: Sections): Columns {
  const end = "/values";
  const paths = sections.names
    .filter((name) => name.startsWith(`${table}/`) && name.endsWith(end))
    .map((name) => name.slice(table.length + 1, -end.length));
  const known = new Set(paths);
  const read = new Map<string, Column>();
  return {
    paths,
    column(path) {
      if (!known.has(path)) return undefined;
      const column = read.get(path) ?? new Column(columnIn(table, path, sections));
      read.set(path, column);
      return column;
    },
  };
}

function columnIn(table: string, path: string, sections: Sections): ColumnData {
  const counts = sections.numbers(countsName(table, path));
  const starts = new Uint32Array(counts.length + 1);
  for (const [row, count] of counts.entries()) starts[row + 1] = (starts[row] ?? 0) + count;
  // As it was written; the file was checked against its hash when it was loaded.
  const values = sections.json(valuesName(table, path)) as readonly Value[];
  return { values, starts, codes: sections.numbers(codesName(table, path)) };
}
