import { Column } from "#functions/v2/engine/column.ts";
import { growingColumns, valuesIn } from "#functions/v2/engine/growing-columns.ts";
import { Table } from "#functions/v2/engine/table.ts";
import { isFulfilled } from "#functions/v2/engine/value-test.ts";
import type { QueryTree } from "#functions/v2/grammar/query-tree.ts";

/** A table over rows in memory. */
export function tableOf(rows: readonly object[]): Table {
  const growing = growingColumns();
  for (const row of rows) growing.add(row);
  const columns = new Map([...growing.done()].map(([path, data]) => [path, new Column(data)]));
  return new Table(rows.length, {
    paths: [...columns.keys()],
    column: (path) => columns.get(path),
  });
}

/** The plain meaning of a query, decided for one row by itself. */
export function fulfils(row: object, tree: QueryTree): boolean {
  switch (tree.kind) {
    case "all":
      return true;
    case "and":
      return tree.parts.every((part) => fulfils(row, part));
    case "or":
      return tree.parts.some((part) => fulfils(row, part));
    case "not":
      return !fulfils(row, tree.part);
    case "clause": {
      const { field, test } = tree;
      const isOpen = test.kind === "range" ? !(test.from || test.to) : test.text === "*";
      return [...valuesIn(row, "")].some(
        ([path, value]) =>
          (path === field || (isOpen && path.startsWith(`${field}.`))) && isFulfilled(value, test),
      );
    }
  }
}

/** Invented cards that say different things, and some of them nothing. */
export function cardsOf(count: number): readonly object[] {
  const names = [
    "Charizard ex",
    "Dark Charizard",
    "M Charizard-EX",
    "Farfetch’d",
    "Rayquaza δ",
    "?",
  ];
  return Array.from({ length: count }, (_, at) => ({
    id: `s-${at}`,
    name: names[at % names.length],
    ...(at % 3 > 0 && { hp: String((at % 7) * 30) }),
    ...(at % 4 > 0 && { types: at % 8 > 4 ? ["Fire", "Water"] : ["Grass"] }),
    number: at % 5 === 0 ? "?" : String(at),
    odd: [at % 3, (at % 10) / 4, -3][at % 3],
    ...(at % 2 > 0 && { attacks: [{ name: "Fire Spin" }, { name: `Move ${at % 4}` }] }),
    ...(at % 6 > 0 && { set: { releaseDate: `20${10 + (at % 16)}/0${1 + (at % 9)}/15` } }),
  }));
}
