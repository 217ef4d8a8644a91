import type { ItemEdit } from "#schemas/collections/item-edit.ts";
import { mostWrites } from "../changes/ledger.ts";

/** The first of these edits, as many as one write does for sure. */
export function firstPartOfEdits(edits: readonly ItemEdit[]): readonly ItemEdit[] {
  const used = { writes: 0, targets: new Set<string>() };
  const tooMany = edits.findIndex((edit) => !isWithin(edit, used));
  return tooMany < 0 ? edits : edits.slice(0, tooMany);
}

export const fitsOneWrite = (edits: readonly ItemEdit[]): boolean =>
  firstPartOfEdits(edits).length === edits.length;

/** Whether a further edit has room: its lots, and the counts of each collection that copies go to. */
function isWithin(edit: ItemEdit, used: { writes: number; targets: Set<string> }): boolean {
  used.writes += edit.do === "move" || edit.do === "split" ? 2 : 1;
  if (edit.do === "move" || edit.do === "copy") used.targets.add(edit.to);
  return used.writes + used.targets.size <= mostWrites;
}
