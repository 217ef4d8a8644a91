import type { ParquetWriter } from "hyparquet-writer";
import type { Column, ColumnType } from "#schemas/lake/column.ts";

type SchemaElement = ParquetWriter["schema"][number];

const plain = {
  string: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  boolean: { type: "BOOLEAN" },
  int: { type: "INT32" },
  bigint: { type: "INT64" },
  double: { type: "DOUBLE" },
  date: { type: "INT32", converted_type: "DATE" },
  timestamp: { type: "INT64", converted_type: "TIMESTAMP_MILLIS" },
} as const;

/** The schema of a Parquet file with these columns: any may be absent in any row. */
export const parquetSchema = (columns: readonly Column[]): SchemaElement[] => [
  { name: "root", num_children: columns.length },
  ...columns.flatMap(({ name, type }) => elementsOf(name, type)),
];

function elementsOf(
  name: string,
  type: ColumnType,
  repetition: SchemaElement["repetition_type"] = "OPTIONAL",
): SchemaElement[] {
  const own = { name, repetition_type: repetition };
  if (typeof type === "string") return [{ ...own, ...plain[type] }];
  if ("list" in type) {
    return [
      { ...own, converted_type: "LIST", num_children: 1 },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      ...elementsOf("element", type.list),
    ];
  }
  if ("map" in type) {
    return [
      { ...own, converted_type: "MAP", num_children: 1 },
      { name: "key_value", repetition_type: "REPEATED", num_children: 2 },
      ...elementsOf("key", "string", "REQUIRED"),
      ...elementsOf("value", type.map),
    ];
  }
  return [
    { ...own, num_children: type.struct.length },
    ...type.struct.flatMap((field) => elementsOf(field.name, field.type)),
  ];
}

/**
 * A value of ours as the writer takes it. What is not there is undefined.
 *
 * @throws TypeError where the value is not of the column's type: a damaged file would be worse
 */
export function parquetValue({ name, type }: Pick<Column, "name" | "type">, value: unknown) {
  return cellOf(type, value, name);
}

function cellOf(type: ColumnType, value: unknown, name: string): unknown {
  if (value === undefined || value === null) return undefined;
  if (typeof type === "string") return plainValue(type, value, name);
  if ("list" in type && Array.isArray(value)) {
    return value.map((one) => cellOf(type.list, one, name));
  }
  if ("map" in type && isRecord(value)) {
    return Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => ({ key, value: cellOf(type.map, one, name) }));
  }
  if ("struct" in type && isRecord(value)) {
    const fields = type.struct.map((field) => [
      field.name,
      cellOf(field.type, value[field.key], `${name}.${field.name}`),
    ]);
    return Object.fromEntries(fields);
  }
  throw new TypeError(`The column ${name} cannot hold ${JSON.stringify(value)}.`);
}

function plainValue(type: keyof typeof plain, value: unknown, name: string) {
  const taken = takes[type](value);
  if (taken !== undefined) return taken;
  throw new TypeError(`The column ${name} is ${type} and cannot hold ${JSON.stringify(value)}.`);
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

const timeOf = (value: unknown) => {
  const moment = new Date(typeof value === "string" ? value : Number.NaN);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
};

/** What the writer is given for a value; undefined where it does not fit. */
const takes: Readonly<Record<keyof typeof plain, (value: unknown) => unknown>> = {
  string: (value) => (typeof value === "string" ? value : undefined),
  boolean: (value) => (typeof value === "boolean" ? value : undefined),
  int: (value) => (isWhole(value) && Math.abs(value) < 2 ** 31 ? value : undefined),
  bigint: (value) => (isWhole(value) ? BigInt(value) : undefined),
  double: (value) => (typeof value === "number" ? value : undefined),
  date: timeOf,
  timestamp: timeOf,
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
