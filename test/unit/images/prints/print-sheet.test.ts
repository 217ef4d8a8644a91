import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PrintSheet, printSheet } from "#functions/images/prints/print-sheet.ts";
import { PrintOptions, papers, printLayouts } from "#schemas/images/print.ts";

const sheetOf = (options: object = {}) => printSheet(PrintOptions.parse(options));
function fitting(options: object = {}): PrintSheet {
  const sheet = sheetOf(options);
  if ("what" in sheet) throw new Error(JSON.stringify(sheet));
  return sheet;
}

test.each([
  { layout: "3x3", paper: "a4", orientation: "portrait", cards: 9, x: 10.5, y: 16.5 },
  { layout: "3x3", paper: "letter", orientation: "portrait", cards: 9, x: 13.45, y: 7.7 },
  { layout: "2x2", paper: "a4", orientation: "portrait", cards: 4, x: 42, y: 60.5 },
  { layout: "2x2", paper: "letter", orientation: "portrait", cards: 4, x: 44.95, y: 51.7 },
  { layout: "4x3", paper: "a4", orientation: "landscape", cards: 8, x: 22.5, y: 17 },
  { layout: "4x3", paper: "letter", orientation: "landscape", cards: 8, x: 13.7, y: 19.95 },
])("[IMG-4] $layout on $paper lies in the middle of the sheet, $orientation", (wanted) => {
  const { layout, paper, orientation, cards, x, y } = wanted;
  const sheet = fitting({ layout, paper });
  expect(sheet).toMatchObject({ orientation });
  expect(sheet.fronts).toHaveLength(cards);
  expect(sheet.fronts[0]?.x).toBeCloseTo(x, 6);
  expect(sheet.fronts[0]?.y).toBeCloseTo(y, 6);
});

const tenths = (least: number, most: number) =>
  fc.integer({ min: least * 10, max: most * 10 }).map((one) => one / 10);

/** Any options that the schema takes, in tenths of a millimetre. */
const anyOptions = fc
  .record({
    layout: fc.constantFrom(...printLayouts),
    paper: fc.constantFrom(...papers),
    ...{ margin: tenths(0, 25), gap: tenths(0, 10), bleed: tenths(0, 3) },
    cropMarks: fc.boolean(),
    backOffset: fc.record({ x: tenths(-10, 10), y: tenths(-10, 10) }),
  })
  .map((one) =>
    PrintOptions.parse({ ...one, bleed: Math.min(one.bleed, one.gap / 2), backs: true }),
  );

test("[IMG-4] whatever is asked for, no card loses its border, lies on another, or is of another size", () => {
  let fits = 0;
  fc.assert(
    fc.property(anyOptions, (options) => {
      const sheet = printSheet(options);
      if ("what" in sheet) {
        const { needs, has } = sheet;
        expect(needs.width > has.width || needs.height > has.height).toBe(true);
        return;
      }
      fits += 1;
      const room = options.margin + options.bleed - 1e-6;
      for (const { x, y, width, height } of sheet.fronts) {
        expect([width, height]).toEqual([63, 88]);
        expect(
          Math.min(x, y, sheet.width - x - width, sheet.height - y - height),
        ).toBeGreaterThanOrEqual(room);
      }
      for (const { x, y, width, height } of sheet.backs)
        expect(
          Math.min(x, y, sheet.width - x - width, sheet.height - y - height),
        ).toBeGreaterThanOrEqual(-1e-6);
      for (const [at, one] of sheet.fronts.entries())
        for (const other of sheet.fronts.slice(at + 1))
          expect(
            Math.abs(one.x - other.x) >= 63 + options.gap - 1e-6 ||
              Math.abs(one.y - other.y) >= 88 + options.gap - 1e-6,
          ).toBe(true);
    }),
    { numRuns: 400 },
  );
  expect(fits).toBeGreaterThan(20);
});

test("[IMG-4] a back lies behind its front when the paper is turned over, and moves as it is told", () => {
  for (const layout of printLayouts) {
    const { width, fronts, backs } = fitting({ layout, backs: true });
    for (const [at, front] of fronts.entries()) {
      // Seen through the paper, left is right.
      expect((backs[at]?.x ?? 0) + front.width).toBeCloseTo(width - front.x, 6);
      expect(backs[at]?.y).toBe(front.y);
    }
    const moved = fitting({ layout, backs: true, backOffset: { x: 3, y: -2 } });
    for (const [at, back] of backs.entries()) {
      expect(moved.backs[at]?.x).toBeCloseTo(back.x + 3, 6);
      expect(moved.backs[at]?.y).toBeCloseTo(back.y - 2, 6);
    }
  }
  expect(fitting({ layout: "3x3" }).turnOver).toBe("long edge");
  expect(fitting({ layout: "4x3" }).turnOver).toBe("short edge");
});

describe("what does not fit", () => {
  test.each([
    { what: "cards", options: { paper: "letter", gap: 5 }, needs: [199, 274], has: [205.9, 269.4] },
    { what: "cards", options: { margin: 11 }, needs: [189, 264], has: [188, 275] },
    {
      what: "cards",
      options: { layout: "4x3", paper: "letter", margin: 20 },
      needs: [252, 176],
      has: [239.4, 175.9],
    },
    {
      what: "cropMarks",
      options: { paper: "letter", cropMarks: true, gap: 5, bleed: 0, margin: 0 },
      needs: [207, 282],
      has: [215.9, 279.4],
    },
    {
      what: "backOffset",
      options: { paper: "letter", backs: true, backOffset: { y: 8 } },
      needs: [189, 280],
      has: [215.9, 279.4],
    },
  ])("is told with what $what need and what there is", ({ what, options, needs, has }) => {
    const sheet = sheetOf(options);
    if (!("what" in sheet)) throw new Error("It fits.");
    expect(sheet.what).toBe(what);
    expect([sheet.needs.width, sheet.needs.height].map((one) => Number(one.toFixed(2)))).toEqual(
      needs,
    );
    expect([sheet.has.width, sheet.has.height].map((one) => Number(one.toFixed(2)))).toEqual(has);
  });
});

test.each([
  { options: { bleed: 2, gap: 3 }, path: "bleed" },
  { options: { backOffset: { x: 1 } }, path: "backOffset" },
  { options: { margin: -1 }, path: "margin" },
  { options: { gap: 11 }, path: "gap" },
  { options: { layout: "5x5" }, path: "layout" },
  { options: { paper: "a5" }, path: "paper" },
  { options: { dpi: 600 }, path: undefined },
])("options are refused where they make no sense: $options", ({ options, path }) => {
  const { success, error } = PrintOptions.safeParse(options);
  expect(success).toBe(false);
  expect(error?.issues[0]?.path[0]).toBe(path);
});
