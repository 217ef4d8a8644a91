import fc from "fast-check";
import { expect, test } from "vitest";
import { type Canvas, copyPart, layPart } from "#functions/images/composites/canvas.ts";
import { layCard, layGreyCard, roundCorner } from "#functions/images/composites/card-pixels.ts";

const filled = (width: number, height: number, value: number): Canvas => ({
  ...{ width, height, channels: 3 },
  bytes: new Uint8Array(width * height * 3).fill(value),
});
const whole = (pixels: Canvas) => ({
  pixels,
  part: { x: 0, y: 0, width: pixels.width, height: pixels.height },
});
const clear = (width: number, height: number): Canvas => ({
  ...{ width, height, channels: 4 },
  bytes: new Uint8Array(width * height * 4),
});
const pixel4 = ({ bytes, width }: Canvas, x: number, y: number) => [
  ...bytes.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
];
const pixel = ({ bytes, width }: Canvas, x: number, y: number) => [
  ...bytes.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];

test("rows land where they belong, and nothing else is touched", () => {
  const source: Canvas = {
    width: 2,
    height: 3,
    channels: 3,
    bytes: Uint8Array.from({ length: 18 }, (_n, i) => i),
  };
  const target = filled(4, 4, 99);
  copyPart(source, target, { from: { x: 0, y: 1 }, to: { x: 1, y: 2 }, width: 2, height: 2 });
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
  layCard(whole(filled(3, 2, 200)), { x: 2, y: 1 }, canvas, roundCorner(0));
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
  layCard(whole(filled(12, 14, 200)), box, canvas, [
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

/** A pixel of a colour and an opacity. */
const dot = (...bytes: [number, number, number, number]): Canvas => ({
  ...{ width: 1, height: 1, channels: 4 },
  bytes: Uint8Array.from(bytes),
});
const at = (x: number, y: number) => ({ from: { x: 0, y: 0 }, to: { x, y }, width: 1, height: 1 });

test("what is laid mixes with paper by its opacity, and not at all where it has none", () => {
  const canvas = filled(3, 1, 100);
  layPart(dot(200, 0, 50, 255), canvas, at(0, 0));
  layPart(dot(200, 0, 50, 51), canvas, at(1, 0));
  layPart(dot(200, 0, 50, 0), canvas, at(2, 0));
  expect(pixel(canvas, 0, 0)).toEqual([200, 0, 50]);
  expect(pixel(canvas, 1, 0)).toEqual([120, 80, 90]);
  expect(pixel(canvas, 2, 0)).toEqual([100, 100, 100]);
});

test("on nothing what is laid keeps colour and opacity, and two lie closer than one", () => {
  const canvas = clear(1, 1);
  layPart(dot(200, 0, 50, 128), canvas, at(0, 0));
  expect(pixel4(canvas, 0, 0)).toEqual([200, 0, 50, 128]);
  layPart(dot(200, 0, 50, 128), canvas, at(0, 0));
  expect(pixel4(canvas, 0, 0)).toEqual([200, 0, 50, 192]);
});

test("what hangs over the edge of the page is cut off", () => {
  const canvas = filled(2, 2, 0);
  const stamp: Canvas = { width: 3, height: 3, channels: 4, bytes: new Uint8Array(36).fill(255) };
  layPart(stamp, canvas, { from: { x: 0, y: 0 }, to: { x: -2, y: 1 }, width: 3, height: 3 });
  expect([0, 1].map((x) => pixel(canvas, x, 1)[0])).toEqual([255, 0]);
  expect(pixel(canvas, 0, 0)).toEqual([0, 0, 0]);
});

test("a card on nothing is opaque, and its corners are as far as they are covered", () => {
  const canvas = clear(4, 4);
  layCard(whole(filled(4, 4, 200)), { x: 0, y: 0 }, canvas, [{ x: 0, y: 0, coverage: 0.6 }]);
  expect(pixel4(canvas, 1, 1)).toEqual([200, 200, 200, 255]);
  expect(pixel4(canvas, 3, 3)).toEqual([200, 200, 200, 153]);
});

test("a missing card is grey and pale, in the light of its colours", () => {
  const canvas = filled(3, 3, 255);
  const red: Canvas = {
    ...filled(3, 3, 0),
    bytes: Uint8Array.from(Array(9).fill([250, 0, 0]).flat()),
  };
  const corner = [{ x: 0, y: 0, coverage: 0 }];
  layGreyCard(whole(red), { x: 0, y: 0 }, canvas, { corner, opacity: 0.4 });
  const [first = 0, ...others] = pixel(canvas, 1, 1);
  expect(others).toEqual([first, first]);
  expect(first).toBeGreaterThan(175);
  expect(first).toBeLessThan(190);
  expect(pixel(canvas, 2, 2)).toEqual([255, 255, 255]);
});

test("a part of a card is laid without what is around it", () => {
  const canvas = filled(4, 4, 0);
  const cell = filled(4, 4, 200);
  cell.bytes.fill(9, 0, 12);
  layCard({ pixels: cell, part: { x: 0, y: 1, width: 4, height: 2 } }, { x: 0, y: 1 }, canvas, []);
  expect([0, 1, 2, 3].map((y) => pixel(canvas, 0, y)[0])).toEqual([0, 200, 200, 0]);
});
