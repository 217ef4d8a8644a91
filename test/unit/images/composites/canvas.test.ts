import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Canvas,
  copyRows,
  layCard,
  roundCorner,
} from "#functions/images/composites/canvas.ts";

const filled = (width: number, height: number, value: number): Canvas => ({
  ...{ width, height },
  bytes: new Uint8Array(width * height * 3).fill(value),
});
const pixel = ({ bytes, width }: Canvas, x: number, y: number) => [
  ...bytes.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];

test("rows land where they belong, and nothing else is touched", () => {
  const source: Canvas = {
    width: 2,
    height: 3,
    bytes: Uint8Array.from({ length: 18 }, (_n, i) => i),
  };
  const target = filled(4, 4, 99);
  copyRows(source, target, { from: 1, to: { x: 1, y: 2 }, count: 2 });
  expect(pixel(target, 1, 2)).toEqual([6, 7, 8]);
  expect(pixel(target, 2, 2)).toEqual([9, 10, 11]);
  expect(pixel(target, 1, 3)).toEqual([12, 13, 14]);
  expect(target.bytes.filter((byte) => byte === 99)).toHaveLength(48 - 12);
});

test("a corner is round: nothing at its point, everything inside, alike across its diagonal", () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 40 }), (radius) => {
      const corner = roundCorner(radius);
      const coverageAt = (x: number, y: number) =>
        corner.find((one) => one.x === x && one.y === y)?.coverage ?? 1;
      expect(coverageAt(0, 0)).toBe(0);
      expect(coverageAt(radius - 1, radius - 1)).toBe(1);
      for (const { x, y, coverage } of corner) {
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThan(1);
        expect(coverageAt(y, x)).toBe(coverage);
      }
      // What a quarter of a circle leaves free of its square.
      const free = corner.reduce((sum, { coverage }) => sum + 1 - coverage, 0);
      expect(free / radius ** 2).toBeCloseTo(1 - Math.PI / 4, 1);
    }),
  );
});

test("a card without round corners covers its box, and nothing beside it", () => {
  const canvas = filled(6, 5, 10);
  layCard(filled(3, 2, 200).bytes, { x: 2, y: 1, width: 3, height: 2 }, canvas, roundCorner(0));
  for (let y = 0; y < 5; y += 1) {
    for (let x = 0; x < 6; x += 1) {
      const isCard = x >= 2 && x < 5 && y >= 1 && y < 3;
      expect(pixel(canvas, x, y)).toEqual(Array(3).fill(isCard ? 200 : 10));
    }
  }
});

test("the four corners of a card are each other's reflections, and the page shines through", () => {
  const canvas = filled(20, 22, 0);
  const box = { x: 3, y: 4, width: 12, height: 14 };
  layCard(filled(12, 14, 200).bytes, box, canvas, [
    { x: 0, y: 0, coverage: 0 },
    { x: 1, y: 0, coverage: 0.25 },
    { x: 2, y: 1, coverage: 0.5 },
  ]);
  const [right, bottom] = [14, 17];
  for (const [x, y] of [
    [3, 4],
    [right, 4],
    [3, bottom],
    [right, bottom],
  ] as const) {
    expect(pixel(canvas, x, y)).toEqual([0, 0, 0]);
  }
  for (const [x, y] of [
    [4, 4],
    [right - 1, 4],
    [4, bottom],
    [right - 1, bottom],
  ] as const) {
    expect(pixel(canvas, x, y)).toEqual([50, 50, 50]);
  }
  for (const [x, y] of [
    [5, 5],
    [right - 2, 5],
    [5, bottom - 1],
    [right - 2, bottom - 1],
  ] as const) {
    expect(pixel(canvas, x, y)).toEqual([100, 100, 100]);
  }
  expect(pixel(canvas, 3, 5)).toEqual([200, 200, 200]);
  expect(pixel(canvas, 8, 10)).toEqual([200, 200, 200]);
  expect(pixel(canvas, right + 1, 4)).toEqual([0, 0, 0]);
});
