import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumSheetDrawer } from "#functions/images/drawing/chromium-sheet-drawer.ts";
import { sharpPaperImaging } from "#functions/images/drawing/sharp-paper-imaging.ts";
import type { SheetDrawer } from "#functions/images/drawing/sheet-drawer.ts";
import { makePlaceholders } from "#functions/images/prints/make-cells.ts";
import { cellPx, type PlaceholderFace } from "#functions/images/prints/print-face.ts";
import { PrintingId } from "#schemas/values.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { memoryPrintCells } from "#test/fakes/memory-prints.ts";
import { paperImaging } from "#test/fakes/paper-drawing.ts";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";

let sheetDrawer: SheetDrawer;
beforeAll(() => {
  sheetDrawer = chromiumSheetDrawer(chromiumLayer());
});
afterAll(() => sheetDrawer.close());

const names = [
  ...["Charizard", "Flabébé", "ピカチュウ", "皮卡丘", "피카츄", "Пикачу", "Πίκατσου", "ปิกาจู"],
  ...["بيكاتشو", "פיקאצ'ו", "पिकाचु", "<script>alert(1)</script>", "🎴", "A".repeat(300)],
];

async function drawn(faces: readonly PlaceholderFace[]) {
  const cells = memoryPrintCells();
  const images = memoryImageStore();
  const tools = { sheetDrawer, images, imaging: paperImaging() };
  const ports = { archive: images, cells, paper: sharpPaperImaging(), tools };
  await makePlaceholders(faces, { bleed: 0 }, { ...ports, time: { leftMs: () => 60_000 } });
  return [...cells.cells.values()];
}

const faceOf = (name: string, at: number): PlaceholderFace => ({
  ...{ kind: "placeholder", printingId: PrintingId.parse(`pokemon:en:base1-${at}`) },
  ...{ name, setName: "Base Set", number: `${at}/102`, language: "en", lacksPicture: true },
});

/** Dark pixels of a cell, by the box that they lie in. */
async function ink(jpeg: Uint8Array) {
  const { data, info } = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([cellPx.width, cellPx.height]);
  let count = 0;
  let isAtEdge = false;
  for (let y = 0; y < info.height; y += 1)
    for (let x = 0; x < info.width; x += 1) {
      if ((data[y * info.width + x] ?? 255) > 150) continue;
      count += 1;
      isAtEdge ||= x < 30 || y < 30 || x > info.width - 30 || y > info.height - 30;
    }
  return { count, isAtEdge };
}

test("[IMG-4] placeholders name their cards in every script, each in its own cell", async () => {
  const cells = await drawn(names.map(faceOf));
  expect(cells).toHaveLength(names.length);
  expect(new Set(cells.map((one) => Buffer.from(one).toString("base64"))).size).toBe(names.length);
  for (const cell of cells) {
    const { count, isAtEdge } = await ink(cell);
    expect(count).toBeGreaterThan(400);
    expect(isAtEdge).toBe(false);
  }
});
