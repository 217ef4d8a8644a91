import type { ColumnData } from "./column-data.ts";
import type { Value } from "./value-test.ts";

/** Columns that grow row by row. */
export interface GrowingColumns {
  /** Adds a row: what all its fields say, those of objects in arrays side by side. */
  add(row: object): void;
  done(): ReadonlyMap<string, ColumnData>;
}

interface GrowingColumn {
  readonly values: Map<Value, number>;
  readonly starts: number[];
  readonly codes: number[];
}

export function growingColumns(): GrowingColumns {
  const columns = new Map<string, GrowingColumn>();
  let rows = 0;
  const columnAt = (path: string): GrowingColumn => {
    const known = columns.get(path);
    if (known) return known;
    const column = { values: new Map(), starts: [], codes: [] };
    columns.set(path, column);
    return column;
  };
  const put = (path: string, value: Value) => {
    const { values, starts, codes } = columnAt(path);
    while (starts.length <= rows) starts.push(codes.length);
    const code = values.get(value) ?? values.size;
    values.set(value, code);
    codes.push(code);
  };
  return {
    add(row) {
      for (const [path, value] of valuesIn(row, "")) put(path, value);
      rows += 1;
    },
    done() {
      return new Map(
        [...columns].map(([path, { values, starts, codes }]) => {
          while (starts.length <= rows) starts.push(codes.length);
          const data = {
            values: [...values.keys()],
            starts: Uint32Array.from(starts),
            codes: Uint32Array.from(codes),
          };
          return [path, data];
        }),
      );
    },
  };
}

/** The values of an object with their dot paths; of an array, those of all its entries. */
export function* valuesIn(node: unknown, path: string): Iterable<[string, Value]> {
  if (Array.isArray(node)) {
    for (const entry of node) yield* valuesIn(entry, path);
  } else if (typeof node === "object" && node !== null) {
    for (const [name, value] of Object.entries(node)) {
      yield* valuesIn(value, path === "" ? name : `${path}.${name}`);
    }
  } else if (typeof node === "string" || typeof node === "number" || typeof node === "boolean") {
    yield [path, node];
  }
}
