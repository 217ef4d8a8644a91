import sharp from "sharp";
import { expect, test } from "vitest";
import { sharpPaperImaging } from "#functions/images/drawing/sharp-paper-imaging.ts";
import { printDesk } from "#test/support/pictures/print-desk.ts";
import { openedPdf } from "#test/support/pictures/read-pdf.ts";

const dpi = 300;
const mm = (pixels: number) => (pixels / dpi) * 25.4;

/** A print of real pictures, as PDFium shows it. */
async function printed(count: number, options: object) {
  const desk = await printDesk(count);
  const colours = ["#c02030", "#2040c0", "#20a040"];
  for (const [at, url] of [...desk.ports.source.answers.keys()].entries()) {
    const create = {
      width: 744,
      height: 1039,
      channels: 3 as const,
      background: colours[at % 3] ?? "#000",
    };
    desk.ports.source.answers.set(url, await sharp({ create }).png().toBuffer());
  }
  const { derive } = desk.ports.imaging;
  desk.ports.imaging.derive = (_original, widths) =>
    derive(Buffer.from("picture of any kind"), widths);
  desk.ports.paper = sharpPaperImaging();
  const { id } = await desk.print(options);
  await desk.draw(id);
  return { pdf: await openedPdf(desk.pdf()), render: await desk.get(id) };
}

test("[IMG-4] rasterised at 300 dots to the inch, a card is 63 × 88 mm to a tenth of a millimetre", async () => {
  const { pdf, render } = await printed(1, {});
  expect(render?.print).toMatchObject({ leastDpi: 300, coarse: 0 });
  const { width, height, rgb } = await pdf.pixels(0, dpi);
  // PDFium makes pages of whole points, and rather one more; what paper is asked for, the file itself says.
  expect(Math.abs(mm(width) - 210)).toBeLessThan(0.4);
  expect(Math.abs(mm(height) - 297)).toBeLessThan(0.4);
  const isInk = (x: number, y: number) => (rgb[(y * width + x) * 3 + 1] ?? 255) < 140;
  const row = Array.from({ length: width }, (_none, x) => x).filter((x) => isInk(x, 400));
  const column = Array.from({ length: height }, (_none, y) => y).filter((y) => isInk(300, y));
  expect(Math.abs(mm(row.length) - 63)).toBeLessThanOrEqual(0.1);
  expect(Math.abs(mm(column.length) - 88)).toBeLessThanOrEqual(0.1);
  expect(mm(row[0] ?? 0)).toBeCloseTo(10.5, 0);
  expect(mm(column[0] ?? 0)).toBeCloseTo(16.5, 0);
  pdf.close();
});

test("[IMG-4] the watermark is seen on the card that it is for, and on no other", async () => {
  const plain = await printed(2, { watermark: "none" });
  const marked = await printed(2, { watermark: "all" });
  const [before, after] = [await plain.pdf.pixels(0, 72), await marked.pdf.pixels(0, 72)];
  const changed = (from: number, to: number) => {
    let count = 0;
    for (let y = 47; y < 296; y += 1)
      for (let x = from; x < to; x += 1)
        if (before.at(x, y).some((one, at) => Math.abs(one - (after.at(x, y)[at] ?? 0)) > 30))
          count += 1;
    return count / ((to - from) * 249);
  };
  expect(changed(30, 208)).toBeGreaterThan(0.03);
  expect(changed(209, 386)).toBeGreaterThan(0.03);
  expect(changed(388, 560)).toBe(0);
  for (const { pdf } of [plain, marked]) pdf.close();
});
