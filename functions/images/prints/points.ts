import type { PdfBox } from "../pdf/pdf-file.ts";
import type { PaperBox, PrintSheet } from "./print-sheet.ts";

/** Millimetres as points, which PDF measures by. */
export const points = (millimetres: number): number => (millimetres / 25.4) * 72;

/** A box on a sheet as PDF counts, from the lower left corner; larger on all sides by the bleed. */
export const boxInPoints = (box: PaperBox, bleed: number, { height }: PrintSheet): PdfBox => ({
  x: points(box.x - bleed),
  y: points(height - box.y - box.height - bleed),
  width: points(box.width + 2 * bleed),
  height: points(box.height + 2 * bleed),
});
