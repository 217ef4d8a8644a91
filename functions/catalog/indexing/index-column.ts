import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { IndexColumn } from "./index-file.ts";

const byJson = (a: unknown, b: unknown) => byCodeUnits(JSON.stringify(a), JSON.stringify(b));

/** Distinct values in order, and each card's place in them. */
export function columnOf<Value>(
  cells: readonly Value[],
  compare: (a: Value, b: Value) => number = byJson,
): IndexColumn<Value> {
  const distinct = new Map<string, Value>();
  const keys = cells.map((cell) => {
    const key = JSON.stringify(cell);
    distinct.set(key, cell);
    return key;
  });
  const ordered = [...distinct].sort(([, a], [, b]) => compare(a, b));
  const codes = new Map(ordered.map(([key], code) => [key, code]));
  return {
    values: ordered.map(([, value]) => value),
    codes: keys.map((key) => codes.get(key) ?? 0),
  };
}
