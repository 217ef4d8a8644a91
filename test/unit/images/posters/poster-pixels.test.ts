import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Canvas } from "#functions/images/composites/canvas.ts";
import { canvasPool } from "#functions/images/posters/canvas-pool.ts";
import { lchOf, type Rgb, rgbOf } from "#functions/images/posters/lch.ts";
import { coloursOf, grey, picturesHue } from "#functions/images/posters/picture-colours.ts";
import { layGround } from "#functions/images/posters/poster-ground.ts";
import { layShade } from "#functions/images/posters/shade.ts";

const canvasOf = (width: number, height: number, [red, green, blue]: Rgb): Canvas => ({
  ...{ width, height, channels: 3 },
  bytes: Uint8Array.from(
    { length: width * height * 3 },
    (_none, at) => [red, green, blue][at % 3] ?? 0,
  ),
});
const pixel = ({ width, bytes }: Canvas, x: number, y: number) => [
  ...bytes.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];
const byte = fc.integer({ min: 0, max: 255 });
const colours = fc.tuple(byte, byte, byte);

describe("colours", () => {
  test("come back as they went", () => {
    fc.assert(
      fc.property(colours, (rgb) => {
        expect(rgbOf(lchOf(rgb))).toEqual(rgb);
      }),
    );
  });

  test.each([
    ["red", [220, 40, 40], 27],
    ["blue", [40, 70, 220], 266],
    ["green", [40, 170, 70], 150],
    ["yellow", [240, 210, 40], 98],
  ] as const)("of a %s picture are %s", (_name, rgb, hue) => {
    const found = picturesHue(canvasOf(32, 44, [...rgb]));
    expect(Math.abs(found.hue - hue)).toBeLessThan(6);
    const { light, accent } = coloursOf(found);
    expect(Math.abs(lchOf(light).hue - found.hue)).toBeLessThan(8);
    expect(accent).toMatch(/^#[0-9a-f]{6}$/);
  });

  test("of a picture in grey are grey", () => {
    for (const own of [canvasOf(32, 44, [90, 90, 90]), canvasOf(32, 44, [255, 255, 255])]) {
      expect(coloursOf(picturesHue(own)).light.every((one, _at, [first]) => one === first)).toBe(
        true,
      );
    }
    expect(new Set(grey.light).size).toBe(1);
  });

  test("are those of a card's picture, and not of its frame", () => {
    const card = canvasOf(40, 56, [240, 210, 40]);
    for (let y = 7; y < 29; y += 1) {
      for (let x = 4; x < 36; x += 1) card.bytes.set([40, 70, 220], (y * 40 + x) * 3);
    }
    expect(Math.abs(picturesHue(card).hue - 266)).toBeLessThan(6);
  });

  test("leave white letters readable wherever they stand", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.37, noNaN: true }),
        fc.integer({ min: 0, max: 359 }),
        (chroma, hue) => {
          const { light, dark } = coloursOf({ chroma, hue });
          for (const ground of [light, dark]) expect(contrast(ground)).toBeGreaterThan(4.5);
        },
      ),
    );
  });
});

/** Of white on a colour, by WCAG. */
function contrast(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((one) => {
    const part = one / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

const glow = coloursOf({ chroma: 0.1, hue: 30 });

describe("the ground of a poster", () => {
  test("is paper of its colour", () => {
    const canvas = canvasOf(5, 4, [1, 2, 3]);
    layGround({ ground: { kind: "paper", colour: "#f6f4f0" } }, grey, canvas);
    expect(pixel(canvas, 4, 3)).toEqual([0xf6, 0xf4, 0xf0]);
    expect(pixel(canvas, 0, 0)).toEqual([0xf6, 0xf4, 0xf0]);
  });

  test("is light in one point and dark where its light does not reach", () => {
    const canvas = canvasOf(60, 40, [1, 2, 3]);
    const own = coloursOf({ chroma: 0.1, hue: 30 });
    layGround({ ground: { kind: "glow", x: 30, y: 20, reach: 18 } }, own, canvas);
    expect(pixel(canvas, 30, 20)).toEqual([...own.light]);
    expect(pixel(canvas, 0, 0)).toEqual([...own.dark]);
    const [near = 0] = pixel(canvas, 36, 20);
    const [far = 0] = pixel(canvas, 44, 20);
    expect(near).toBeGreaterThan(far);
  });

  test("is as light everywhere as the distance says, whatever its size and place", () => {
    const length = fc.integer({ min: 1, max: 40 });
    const place = fc.integer({ min: -10, max: 50 });
    fc.assert(
      fc.property(length, length, place, place, length, (width, height, x, y, reach) => {
        const canvas = canvasOf(width, height, [1, 2, 3]);
        layGround({ ground: { kind: "glow", x, y, reach } }, glow, canvas);
        const expected = Array.from({ length: height }, (_row, row) =>
          Array.from({ length: width }, (_column, column) => {
            const far = ((column - x) ** 2 + (row - y) ** 2) / reach ** 2;
            const share = far >= 1 ? 0 : Math.round(255 * (1 - far) ** 2);
            return glow.dark.map((from, at) =>
              Math.round(from + (((glow.light[at] ?? 0) - from) * share) / 255),
            );
          }),
        );
        expect([...canvas.bytes]).toEqual(expected.flat(2));
      }),
    );
  });

  test("of another picture has other colours in the same light", () => {
    const [one, other] = [canvasOf(20, 20, [0, 0, 0]), canvasOf(20, 20, [0, 0, 0])];
    const ground = { kind: "glow", x: 10, y: 10, reach: 30 } as const;
    layGround({ ground }, coloursOf({ chroma: 0.1, hue: 30 }), one);
    layGround({ ground }, coloursOf({ chroma: 0.1, hue: 250 }), other);
    expect(one.bytes).not.toEqual(other.bytes);
  });
});

describe("a shadow", () => {
  const shade = { width: 4, height: 3, bytes: Uint8Array.from({ length: 12 }, () => 51) };
  const nothing = { x: 0, y: 0, width: 0, height: 0 };

  test("darkens what is under it, but what will be covered", () => {
    const canvas = canvasOf(6, 5, [200, 100, 50]);
    layShade(shade, canvas, { x: 1, y: 1 }, { x: 1, y: 1, width: 2, height: 1 });
    expect(pixel(canvas, 1, 1)).toEqual([40, 20, 10]);
    expect(pixel(canvas, 4, 3)).toEqual([40, 20, 10]);
    expect(pixel(canvas, 2, 2)).toEqual([200, 100, 50]);
    expect(pixel(canvas, 1, 2)).toEqual([40, 20, 10]);
    expect(pixel(canvas, 0, 0)).toEqual([200, 100, 50]);
    expect(pixel(canvas, 5, 1)).toEqual([200, 100, 50]);
  });

  test.each([
    [-2, -1],
    [4, 3],
    [-9, 0],
    [0, 9],
  ])("that lies beyond the edges at %i, %i is cut off there", (x, y) => {
    const canvas = canvasOf(6, 5, [200, 100, 50]);
    layShade(shade, canvas, { x, y }, nothing);
    for (let row = 0; row < 5; row += 1) {
      for (let column = 0; column < 6; column += 1) {
        const isUnder = column >= x && column < x + 4 && row >= y && row < y + 3;
        expect(pixel(canvas, column, row)).toEqual(isUnder ? [40, 20, 10] : [200, 100, 50]);
      }
    }
  });
});

test("canvases are lent again, to one at a time, and few are kept", () => {
  const { take, giveBack } = canvasPool();
  const [first, second] = [take(12), take(12)];
  expect(first).not.toBe(second);
  giveBack(first);
  expect(take(6)).not.toBe(first);
  expect(take(12)).toBe(first);
  expect(take(12)).not.toBe(first);
  const many = Array.from({ length: 9 }, () => take(12));
  for (const one of many) giveBack(one);
  const again = Array.from({ length: 9 }, () => take(12));
  expect(again.filter((one) => many.includes(one))).toHaveLength(4);
});
