import { badQuery } from "../errors.ts";
import type { Rows } from "../file/v2-file.ts";
import { BadQuery } from "../grammar/bad-query.ts";
import { parseQuery } from "../grammar/parse-query.ts";
import { rowJson } from "./row-json.ts";

/** What lists take, beside parameters that mean nothing to us. */
export interface ListQuery extends Readonly<Record<string, unknown>> {
  readonly q: string;
  readonly page: number;
  readonly pageSize: number;
  readonly orderBy: string;
  readonly select?: string | undefined;
}

/** No list of ours has more fields to sort by. */
const mostKeys = 10;
const known = new Set(["q", "page", "pageSize", "orderBy", "select"]);

/**
 * A page of a list as JSON, `data` first: one client takes whatever comes first. A page behind the last is empty.
 *
 * @throws DomainError where `q` cannot be read, or was forgotten
 */
export function listRows(rows: Rows, query: ListQuery): string {
  refuseForgotten(rows, query);
  const { page, pageSize } = query;
  const { rows: found, total } = rows.table.find({
    tree: treeOf(query.q),
    orderBy: keysIn(query.orderBy),
    skip: (page - 1) * pageSize,
    take: pageSize,
  });
  const data = found.map((row) => rowJson(rows, row, query.select)).join();
  const counts = { page, pageSize, count: found.length, totalCount: total };
  return `{"data":[${data}],${JSON.stringify(counts).slice(1)}`;
}

function treeOf(q: string) {
  try {
    return parseQuery(q);
  } catch (error) {
    if (error instanceof BadQuery) throw badQuery(error.message, error);
    throw error;
  }
}

/** Whitespace may stand on either side of a comma; a `-` before a field turns its order round. */
function keysIn(orderBy: string): readonly string[] {
  const keys = orderBy
    .split(",")
    .map((key) => key.trim().replace(/^-\s+/, "-"))
    .filter((key) => !/^-?$/.test(key));
  if (keys.length <= mostKeys) return keys;
  throw badQuery(`orderBy names ${keys.length} fields; ${mostKeys} are the most.`);
}

/** A condition without `q=` before it would find everything, and nobody would see why. */
function refuseForgotten(rows: Rows, query: ListQuery): void {
  for (const name of Object.keys(query).filter((one) => !known.has(one))) {
    if (name === "" || name.includes(":") || rows.has(name)) {
      const right = name.includes(":") || name === "" ? "q=name:charizard" : `q=${name}:…`;
      throw badQuery(`The query has a parameter "${name}"; a condition is written ${right}.`);
    }
  }
}
