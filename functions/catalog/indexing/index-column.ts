import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { IndexColumn } from "./index-file.ts";

const byJson = (a: unknown, b: unknown) => byCodeUnits(JSON.stringify(a), JSON.stringify(b));

/** A column that grows card by card and keeps distinct values alone. */
export interface GrowingColumn<Value> {
  add(cell: Value): void;
  /** The column, its values in order; nothing is added afterwards. */
  done(): IndexColumn<Value>;
}

export function growingColumn<Value>(
  compare: (a: Value, b: Value) => number = byJson,
): GrowingColumn<Value> {
  const distinct = new Map<string, { readonly value: Value; readonly code: number }>();
  const codes: number[] = [];
  return {
    add(cell) {
      const key = JSON.stringify(cell);
      const known = distinct.get(key);
      codes.push(known?.code ?? distinct.size);
      if (!known) distinct.set(key, { value: cell, code: distinct.size });
    },
    done() {
      const ordered = [...distinct.values()].sort((a, b) => compare(a.value, b.value));
      const places = new Int32Array(ordered.length);
      for (const [place, { code }] of ordered.entries()) places[code] = place;
      return {
        values: ordered.map(({ value }) => value),
        codes: codes.map((code) => places[code] ?? 0),
      };
    },
  };
}

/** Distinct values in order, and each card's place in them. */
export function columnOf<Value>(cells: readonly Value[]): IndexColumn<Value> {
  const column = growingColumn<Value>();
  for (const cell of cells) column.add(cell);
  return column.done();
}
