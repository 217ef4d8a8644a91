import { notFound } from "../errors.ts";
import type { Rows } from "../file/v2-file.ts";
import { rowJson } from "./row-json.ts";

/**
 * One card or set as JSON.
 *
 * @throws DomainError where none has this id
 */
export function getRow(rows: Rows, id: string, select: string | undefined): string {
  // A gateway may leave `%3F` of the card `?` as it was sent.
  const row = rows.rowOf(id) ?? rows.rowOf(unescaped(id));
  if (row === undefined) throw notFound();
  return `{"data":${rowJson(rows, row, select)}}`;
}

function unescaped(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch (error) {
    // No escapes after all.
    if (error instanceof URIError) return id;
    throw error;
  }
}
