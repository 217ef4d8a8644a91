import { duckType } from "./column.ts";
import type { LakeTable } from "./tables.ts";

/**
 * Views with the names and columns of the tables, for DuckDB: the same question is then the same text.
 *
 * @param lake folder that holds the objects under their keys, or the address of the bucket
 */
export const duckViews = (tables: readonly LakeTable[], lake: string): readonly string[] =>
  tables.map(
    (table) => `CREATE VIEW ${table.name} AS SELECT ${shown(table)} FROM ${read(table, lake)};`,
  );

const quoted = (name: string) => `"${name}"`;

const shown = ({ columns, partitions }: LakeTable) =>
  [...columns, ...partitions].map(({ name }) => quoted(name)).join(", ");

/** Where a table's objects lie, with `*` for whatever differs. */
export function objectsOf({ folder, format, partitions }: LakeTable, lake: string): string {
  const folders = partitions.map(({ name, projection }) => {
    const only = projection.type === "enum" && projection.values.length === 1;
    return only ? `${name}=${projection.values[0]}` : `${name}=*`;
  });
  const ending = format === "parquet" ? "*.parquet" : "*.ndjson.gz";
  return `${lake}/${[folder.slice(0, -1), ...folders, ending].join("/")}`;
}

function read(table: LakeTable, lake: string): string {
  const { format, columns } = table;
  const path = objectsOf(table, lake);
  const hive = "hive_partitioning = true, hive_types_autocast = false";
  if (format === "parquet") return `read_parquet('${path}', ${hive}, union_by_name = true)`;
  // Named, because a line also says what its folders say, and DuckDB takes no column twice.
  const types = columns.map(({ key, type }) => `${quoted(key)}: '${duckType(type)}'`);
  return `read_json('${path}', ${hive}, format = 'newline_delimited', columns = {${types.join(", ")}})`;
}
