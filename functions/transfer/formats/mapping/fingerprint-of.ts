import { sha256 } from "#shared/kernel/hash.ts";
import { foldedColumn } from "../table.ts";

/**
 * By what a header is known again: the same for the same columns in any order and letter case, whatever day an export writes into their
 * names. SHA-256 in hex.
 */
export const fingerprintOf = (header: readonly string[]): string =>
  sha256(JSON.stringify(header.map(anonymous).toSorted()));

const anyDay = /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/g;
/** Apps also write the day at the end, without parentheses. */
const anonymous = (name: string) =>
  foldedColumn(name).replace(anyDay, "").replace(/\s+/g, " ").trim();
