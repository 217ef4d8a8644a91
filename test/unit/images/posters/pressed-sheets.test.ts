import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { heightOf, type Strip } from "#functions/images/drawing/sheet-strips.ts";
import { sharpPosterPress } from "#functions/images/posters/sharp-poster-press.ts";
import type { PosterPlan } from "#schemas/images/poster.ts";

const press = sharpPosterPress();
const size = { width: 24, height: 60 };
const box = { x: 3, y: 5, width: 16, height: 50 };
const grounds = {
  paper: { kind: "paper", colour: "#f6f4f0" },
  glow: { kind: "glow", x: 1, y: 1, reach: 9 },
} as const;

/** Rows between 0 and the box's end, in order and apart. */
const strips = fc
  .uniqueArray(fc.integer({ min: 0, max: box.height }), { minLength: 2, maxLength: 8 })
  .map((ends) => {
    const sorted = ends.toSorted((a, b) => a - b);
    let at = 0;
    return sorted.flatMap((y, index): Strip[] => {
      const end = sorted[index + 1];
      if (index % 2 === 1 || end === undefined) return [];
      at += end - y;
      return [{ y, height: end - y, at: at - (end - y) }];
    });
  });

async function printed(
  kind: "paper" | "glow",
  rows: Buffer,
  strips: readonly Strip[],
): Promise<Buffer> {
  const ground: PosterPlan["ground"] = grounds[kind];
  const colours = await press.colours(await sheetOf(Buffer.alloc(16 * 16 * 4, 90), 16));
  const laid = await press.lay({ ...size, ground }, [], colours);
  const bytes = await sheetOf(rows, rows.length / box.width / 4);
  const plan = { format: "png", ground, sheet: { html: "text", box } } as const;
  return sharp(await press.print(laid, { bytes, strips }, plan))
    .raw()
    .toBuffer();
}

const sheetOf = (bytes: Buffer, height: number) =>
  sharp(bytes, { raw: { width: box.width, height, channels: 4 } })
    .png()
    .toBuffer();

test.each(["paper", "glow"] as const)(
  "[IMG-11] a sheet without its empty rows makes the same poster on %s as the whole one",
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(strips, fc.integer({ min: 1, max: 255 }), async (strips, seed) => {
        const stride = box.width * 4;
        const empty = kind === "paper" ? "f6f4f0ff" : "00000000";
        const whole = Buffer.alloc(box.height * stride, empty, "hex");
        const folded = Buffer.alloc(heightOf(strips, box) * stride);
        for (const { y, height, at } of strips) {
          const rows = whole.subarray(y * stride, (y + height) * stride);
          for (let byte = 0; byte < rows.length; byte += 1)
            rows[byte] = kind === "paper" && byte % 4 === 3 ? 255 : (byte * seed) % 256;
          rows.copy(folded, at * stride);
        }
        const [own, other] = [await printed(kind, folded, strips), await printed(kind, whole, [])];
        expect(own.equals(other)).toBe(true);
      }),
      { numRuns: 25 },
    );
  },
);

test("a picture without strips is as tall as its document", () => {
  expect(heightOf([], { height: 40 })).toBe(40);
  const [first, second] = [
    { y: 3, height: 5, at: 0 },
    { y: 20, height: 7, at: 5 },
  ];
  expect(heightOf([first, second], { height: 40 })).toBe(12);
});
