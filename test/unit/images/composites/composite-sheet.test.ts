import fc from "fast-check";
import { expect, test } from "vitest";
import { sheetOf } from "#functions/images/composites/pieces/composite-sheet.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { aComposite, aCompositeCard } from "#test/support/pictures/card-pictures.ts";
import { drawnOf } from "#test/support/pictures/drawn-pages.ts";

const size = fc.record({
  width: fc.integer({ min: 1, max: 300 }),
  height: fc.integer({ min: 1, max: 90 }),
});

test("no two pieces of a sheet touch, and none hangs over its edge", () => {
  fc.assert(
    fc.property(fc.array(size, { maxLength: 40 }), (sizes) => {
      const pieces = sizes.map((one) => ({
        ...one,
        markup: "" as const,
      }));
      const sheet = sheetOf(pieces, 300);
      for (const [index, a] of sheet.pieces.entries()) {
        expect(a.x + a.width).toBeLessThanOrEqual(sheet.width);
        expect(a.y + a.height).toBeLessThanOrEqual(sheet.height);
        for (const b of sheet.pieces.slice(index + 1)) {
          const isApart =
            a.x + a.width < b.x ||
            b.x + b.width < a.x ||
            a.y + a.height < b.y ||
            b.y + b.height < a.y;
          expect(isApart).toBe(true);
        }
      }
    }),
  );
});

const cards = (count: number, change = {}) =>
  Array.from({ length: count }, (_none, index) =>
    aCompositeCard({ number: `${index}`, ...change }),
  );

test("the browser's sheet leaves out pictures, but not placeholders", () => {
  const composite = aComposite({
    cards: cards(60),
    options: CompositeOptions.parse({ columns: 6 }),
  });
  const { sheet, layout } = drawnOf(composite);
  expect(sheet.height).toBeLessThan(layout.height / 4);
  const withOne = drawnOf(composite, { absent: [7] }).sheet;
  const cell = layout.cells[7];
  expect(withOne.pieces).toHaveLength(sheet.pieces.length + 1);
  expect(withOne.pieces.at(-1)).toMatchObject({
    place: { x: cell?.x, y: cell?.y },
    ...{ width: cell?.width, height: cell?.height },
  });
});

test("a mark is drawn once, however many cards bear it", () => {
  const many = aComposite({ cards: [...cards(12, { quantity: 2 }), ...cards(2, { quantity: 3 })] });
  const { stamps } = drawnOf(many);
  expect(stamps.map(({ places }) => places.length)).toEqual([12, 2]);
});

test("[IMG-2] a page of 100 slabs of one grade has one stamp, and its texts are drawn as without", () => {
  const grade = { company: "PSA", grade: "10" };
  const page = (change: object) => drawnOf(aComposite({ cards: cards(100, change) }));
  expect(page({ grade }).stamps.map(({ places }) => places.length)).toEqual([100]);
  expect(page({ grade }).sheet.pieces.length).toBe(page({}).sheet.pieces.length);
});
