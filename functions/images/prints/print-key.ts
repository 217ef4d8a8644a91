import type { PrintOptions } from "#schemas/images/print.ts";
import { Sha256 } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { faceKey, type PrintedCell } from "./print-face.ts";

/** Raised with every change of the layout, the back, the watermark or the file. */
const printVersion = 1;

/** The address of a print: a hash of all that is on its paper, and of how it is called. */
export function printKey(cells: readonly PrintedCell[], print: PrintOptions): Sha256 {
  // What these decide is in the cells.
  const { missing: _missing, watermark: _watermark, copies: _copies, ...paper } = print;
  const shown = cells.map(({ face, isMarked }) => [faceKey(face, print.bleed), isMarked]);
  return Sha256.parse(sha256(canonicalJson({ printVersion, paper, cells: shown })));
}
