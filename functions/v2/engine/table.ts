import type { QueryTree } from "../grammar/query-tree.ts";
import type { Column } from "./column.ts";
import { sortedRows } from "./row-order.ts";

/** Fields of rows, read when they are first asked for. */
export interface Columns {
  /** Dot paths of all fields that any row has. */
  readonly paths: readonly string[];
  column(path: string): Column | undefined;
}

export interface FoundRows {
  /** Of the wanted page, in order. */
  readonly rows: readonly number[];
  readonly total: number;
}

export interface Wanted {
  readonly tree: QueryTree;
  /** Dot paths, `-` before those that go downwards. */
  readonly orderBy: readonly string[];
  /** How many rows come before the page. */
  readonly skip: number;
  readonly take: number;
}

/** Orders that are remembered: each takes four bytes a row. */
const mostOrders = 24;

/** Rows that queries are asked of. They lie in the order of those who ask for none; the last word between equals. */
export class Table {
  readonly size: number;
  readonly columns: Columns;
  private readonly orders = new Map<string, Uint32Array>();

  constructor(size: number, columns: Columns) {
    this.size = size;
    this.columns = columns;
  }

  find({ tree, orderBy, skip, take }: Wanted): FoundRows {
    const matches = this.matches(tree);
    const order = this.order(orderBy);
    const rows: number[] = [];
    let total = 0;
    for (let place = 0; place < this.size; place += 1) {
      const row = order ? (order[place] ?? 0) : place;
      if (matches[row] !== 1) continue;
      if (total >= skip && rows.length < take) rows.push(row);
      total += 1;
    }
    return { rows, total };
  }

  private matches(tree: QueryTree): Uint8Array {
    const into = new Uint8Array(this.size);
    this.mark(tree, into);
    return into;
  }

  private mark(tree: QueryTree, into: Uint8Array): void {
    switch (tree.kind) {
      case "all":
        into.fill(1);
        return;
      case "or":
        for (const part of tree.parts) this.mark(part, into);
        return;
      case "clause":
        for (const column of this.asked(tree.field, isExistence(tree))) {
          column.mark(tree.test, into);
        }
        return;
      case "not":
        add(
          this.matches(tree.part).map((one) => 1 - one),
          into,
        );
        return;
      case "and":
        add(tree.parts.map((part) => this.matches(part)).reduce(both), into);
        return;
    }
  }

  /** The field itself; of what has fields of its own, whether it is there, all of them. */
  private asked(path: string, isExistence: boolean): readonly Column[] {
    const own = this.columns.column(path);
    if (own || !isExistence) return own ? [own] : [];
    const below = this.columns.paths.filter((one) => one.startsWith(`${path}.`));
    return below.flatMap((one) => this.columns.column(one) ?? []);
  }

  private order(orderBy: readonly string[]): Uint32Array | undefined {
    if (orderBy.length === 0) return undefined;
    const name = orderBy.join();
    const known = this.orders.get(name);
    const order =
      known ??
      sortedRows(
        this.size,
        orderBy.map((key) => ({
          column: this.columns.column(key.replace(/^-/, "")),
          isDescending: key.startsWith("-"),
        })),
      );
    // The one that was asked for last is forgotten last.
    this.orders.delete(name);
    this.orders.set(name, order);
    const [oldest] = this.orders.keys();
    if (this.orders.size > mostOrders && oldest !== undefined) this.orders.delete(oldest);
    return order;
  }
}

const isExistence = ({ test }: Extract<QueryTree, { kind: "clause" }>) =>
  test.kind === "range" ? !(test.from || test.to) : test.text === "*";

function add(matches: Uint8Array, into: Uint8Array): void {
  for (let row = 0; row < into.length; row += 1) into[row] = (into[row] ?? 0) | (matches[row] ?? 0);
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  for (let row = 0; row < a.length; row += 1) a[row] = (a[row] ?? 0) & (b[row] ?? 0);
  return a;
}
