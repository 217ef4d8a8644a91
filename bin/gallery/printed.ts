import sharp from "sharp";
import { sharpPaperImaging } from "#functions/images/drawing/sharp-paper-imaging.ts";
import { printDesk } from "#test/support/pictures/print-desk.ts";
import { openedPdf } from "#test/support/pictures/read-pdf.ts";
import { pictureOf } from "#test/support/pictures/render-ports.ts";
import type { SampleCards } from "./sample-cards.ts";

/** A sheet of paper with cards at their true size. */
export const printedScene = {
  name: "print",
  heading: "On paper",
  caption:
    "Nine cards at their true size on A4, as a PDF; here one of its pages as a printer gets it, at 90 dots to the inch. " +
    "[printing.md](printing.md) says how to ask for it.",
  asked: {
    subject: { kind: "owned" },
    gap: 3,
    bleed: 1,
    cropMarks: true,
  },
} as const;

/** The first page of it, as WebP. */
export async function printedSheet({ setOf, original }: SampleCards): Promise<Uint8Array> {
  const cards = setOf("base1").slice(0, 9);
  const desk = await printDesk(cards.length);
  for (const [at, { picture }] of cards.entries()) {
    const bytes = picture && (await original(picture));
    if (bytes) desk.ports.source.answers.set(pictureOf(String(at + 1)), Buffer.from(bytes));
  }
  // Cells of composites are not looked at; those of the print are made of the originals.
  const { derive } = desk.ports.imaging;
  desk.ports.imaging.derive = (_original, widths) =>
    derive(Buffer.from("picture of any kind"), widths);
  desk.ports.paper = sharpPaperImaging();
  const { subject: _, ...options } = printedScene.asked;
  const { id } = await desk.print({ ...options, watermark: "none" });
  await desk.draw(id);
  const pdf = await openedPdf(desk.pdf());
  const { width, height, rgb } = await pdf.pixels(0, 90);
  pdf.close();
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .extend({ top: 1, bottom: 1, left: 1, right: 1, background: "#d5d0c6" })
    .webp({ quality: 82 })
    .toBuffer();
}
