/** What a column of the lake holds, in words that Glue, DuckDB and Parquet all have a type for. */
export type ColumnType =
  | "string"
  | "boolean"
  | "int"
  | "bigint"
  | "double"
  | "date"
  | "timestamp"
  | { readonly list: ColumnType }
  /** Texts that lead to values. */
  | { readonly map: ColumnType }
  | { readonly struct: readonly Column[] };

/** A column of a table, or a field of a struct. */
export interface Column {
  /** Lower case, because Athena folds every name. */
  readonly name: string;
  /** What holds the value in our own objects. */
  readonly key: string;
  readonly type: ColumnType;
  readonly description?: string;
}

/** The type as Glue's tables write it. */
export function glueType(type: ColumnType): string {
  if (typeof type === "string") return type;
  if ("list" in type) return `array<${glueType(type.list)}>`;
  if ("map" in type) return `map<string,${glueType(type.map)}>`;
  return `struct<${type.struct.map((one) => `${one.name}:${glueType(one.type)}`).join(",")}>`;
}

const duckTypes = {
  string: "VARCHAR",
  boolean: "BOOLEAN",
  int: "INTEGER",
  bigint: "BIGINT",
  double: "DOUBLE",
  date: "DATE",
  timestamp: "TIMESTAMP",
} as const;

/** The type as DuckDB writes it. */
export function duckType(type: ColumnType): string {
  if (typeof type === "string") return duckTypes[type];
  if ("list" in type) return `${duckType(type.list)}[]`;
  if ("map" in type) return `MAP(VARCHAR, ${duckType(type.map)})`;
  return `STRUCT(${type.struct.map((one) => `"${one.key}" ${duckType(one.type)}`).join(", ")})`;
}
