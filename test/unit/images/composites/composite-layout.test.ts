import fc from "fast-check";
import { expect, test } from "vitest";
import { type Box, gridOf, pageLayout } from "#functions/images/composites/composite-layout.ts";
import { onSheet, sheetOf } from "#functions/images/composites/composite-sheet.ts";
import { CompositeOptions, pageLimits } from "#schemas/images/composite.ts";

const options = fc
  .record({
    columns: fc.option(fc.integer({ min: 2, max: 10 }), { nil: undefined }),
    quality: fc.constantFrom("high", "medium", "low"),
    title: fc.option(fc.constant("A title"), { nil: undefined }),
    labels: fc.record({ name: fc.boolean(), set: fc.boolean(), artist: fc.boolean() }),
  })
  .map((input) => CompositeOptions.parse(input));
const counts = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 5000 }));

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test("[IMG-3] every card is on exactly one page, and every page can be opened anywhere", () => {
  fc.assert(
    fc.property(counts, options, (count, chosen) => {
      const grid = gridOf(count, chosen);
      let next = 0;
      for (let page = 0; page < grid.pages; page += 1) {
        const { from, to, width, height, cells } = pageLayout(grid, count, page);
        expect(from).toBe(next);
        expect(to).toBeGreaterThan(from);
        expect(cells).toHaveLength(to - from);
        expect(Math.max(width, height)).toBeLessThanOrEqual(pageLimits.side);
        expect(width * height).toBeLessThanOrEqual(pageLimits.area);
        next = to;
      }
      expect(next).toBe(count);
    }),
  );
});

test("cards keep apart and inside the page", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), options, (count, chosen) => {
      const { cells, width, height } = pageLayout(gridOf(count, chosen), count, 0);
      for (const [index, cell] of cells.entries()) {
        expect(cell.x).toBeGreaterThanOrEqual(0);
        expect(cell.x + cell.width).toBeLessThanOrEqual(width);
        expect(cell.y + cell.height).toBeLessThanOrEqual(height);
        for (const other of cells.slice(index + 1)) expect(overlap(cell, other)).toBe(false);
      }
    }),
    { numRuns: 40 },
  );
});

test.each([
  { cards: 1, columns: 3 },
  { cards: 9, columns: 3 },
  { cards: 60, columns: 8 },
  { cards: 5000, columns: 10 },
])("$cards cards are laid in $columns columns unless told otherwise", ({ cards, columns }) => {
  expect(gridOf(cards, CompositeOptions.parse({})).columns).toBe(columns);
});

test("a single card stands in the middle of its page", () => {
  const { cells, width } = pageLayout(gridOf(1, CompositeOptions.parse({})), 1, 0);
  expect(cells[0] && cells[0].x * 2 + cells[0].width).toBe(width);
});

test("a composite of nothing is refused", () => {
  expect(() => gridOf(0, CompositeOptions.parse({}))).toThrow("at least one card");
});

test("the browser's sheet leaves out rows of pictures, but not those with a placeholder", () => {
  const grid = gridOf(12, CompositeOptions.parse({ columns: 4 }));
  const layout = pageLayout(grid, 12, 0);
  const sheet = sheetOf(layout, grid, new Set([5]));
  const middle = (index: number) => (layout.cells[index]?.y ?? 0) + 20;
  expect(onSheet(sheet, middle(0))).toBeUndefined();
  expect(onSheet(sheet, middle(5))).toBeDefined();
  expect(onSheet(sheet, middle(8))).toBeUndefined();
  expect(sheet.height).toBeLessThan(layout.height / 1.5);
  for (const { pageY, height } of sheet.strips) {
    expect(pageY + height).toBeLessThanOrEqual(layout.height);
  }
});
