import fc from "fast-check";
import { expect, test } from "vitest";
import { layoutOf } from "#functions/images/composites/layout/layout-of.ts";
import type { Box, PageLayout } from "#functions/images/composites/layout/page-layout.ts";
import { linkCode } from "#functions/images/composites/words/link-code.ts";
import { CompositeOptions, fanSizes, pageLimits } from "#schemas/images/composite.ts";
import type { PlannedGroup } from "#schemas/images/render.ts";

const maybe = <T>(value: T) => fc.option(fc.constant(value), { nil: undefined });
const look = fc.record({
  quality: fc.constantFrom("high", "medium", "low"),
  title: fc.option(
    fc.constantFrom("A title", "A very long title indeed ".repeat(4), "W".repeat(120)),
    {
      nil: undefined,
    },
  ),
  handle: maybe("@misty"),
  link: fc.option(
    fc.constantFrom(
      ...["", "binder/of/mine".repeat(12)].map((path) => `https://cards.example/${path}`),
    ),
    { nil: undefined },
  ),
  subtitle: maybe("What there is to say about it ".repeat(6)),
  labels: fc.record({
    ...{ name: fc.boolean(), set: fc.boolean(), artist: fc.boolean() },
    ...{ rarity: fc.boolean(), price: fc.boolean() },
  }),
});
const options = fc.oneof(
  fc
    .record({ look, columns: fc.option(fc.integer({ min: 2, max: 10 }), { nil: undefined }) })
    .map(({ look: own, columns }) => CompositeOptions.parse({ ...own, columns })),
  fc
    .record({ look, layout: fc.constantFrom("binder", "banner") })
    .map(({ look: own, layout }) => CompositeOptions.parse({ ...own, layout })),
);
const counts = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 5000 }));
const totals = maybe([{ label: "Cards", figure: "312" }]);

/** Where groups begin, of so many cards. */
const groupsOf = (count: number, layout: CompositeOptions["layout"]) =>
  layout === "banner"
    ? fc.constant(undefined)
    : fc.option(
        fc
          .uniqueArray(fc.integer({ min: 1, max: Math.max(1, count - 1) }), { maxLength: 40 })
          .map((starts): PlannedGroup[] =>
            [0, ...starts.filter((from) => from < count)]
              .sort((a, b) => a - b)
              .map((from) => ({ from, heading: `From ${from}`, note: "1 / 2" })),
          ),
        { nil: undefined },
      );
const wanted = fc
  .record({ count: counts, options, totals })
  .chain((asked) =>
    groupsOf(asked.count, asked.options.layout).map((groups) => ({ ...asked, groups })),
  )
  .map(({ count, ...manner }) => ({ ...manner, cards: { length: count } }));

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const boxesOf = ({ header, totals: strip, code, headings, cells, footer }: PageLayout): Box[] => [
  ...[header, strip, code, footer].filter((box) => box !== undefined),
  ...headings.map(({ box }) => box),
  ...cells,
  ...cells.flatMap(({ label }) => label ?? []),
];

test("[IMG-3] every card is on exactly one page, and every page can be opened anywhere", () => {
  fc.assert(
    fc.property(wanted, (asked) => {
      let next = 0;
      for (const { from, to, width, height, cells } of layoutOf(asked).pages) {
        expect(from).toBe(next);
        expect(to).toBeGreaterThan(from);
        expect(cells).toHaveLength(to - from);
        expect(Math.max(width, height)).toBeLessThanOrEqual(pageLimits.side);
        expect(width * height).toBeLessThanOrEqual(pageLimits.area);
        next = to;
      }
      expect(next).toBe(asked.cards.length);
    }),
  );
});

test("all that is drawn keeps apart and inside the page", () => {
  fc.assert(
    fc.property(wanted, (asked) => {
      for (const page of layoutOf(asked).pages.slice(0, 3)) {
        const boxes = boxesOf(page);
        for (const [index, box] of boxes.entries()) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(page.width);
          expect(box.y + box.height).toBeLessThanOrEqual(page.height);
          expect(boxes.slice(index + 1, index + 60).some((other) => overlap(box, other))).toBe(
            false,
          );
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("[IMG-2] each group has one heading and one more on each page where it goes on, never alone", () => {
  fc.assert(
    fc.property(wanted, (asked) => {
      if (!asked.groups) return;
      const headings = layoutOf(asked).pages.flatMap((page) =>
        page.headings.map((heading) => ({ ...heading, page })),
      );
      const begun = headings.filter(({ isContinued }) => !isContinued).map(({ group }) => group);
      expect(begun).toEqual(asked.groups.map((_group, index) => index));
      for (const { box, group, page } of headings) {
        const below = page.cells.findIndex(
          (cell) => cell.y >= box.y + box.height && cell.x >= box.x,
        );
        expect(below).toBeGreaterThanOrEqual(0);
        const until = asked.groups[group + 1]?.from ?? asked.cards.length;
        expect(page.from + below).toBeLessThan(until);
      }
    }),
  );
});

const of = (count: number, input: object, groups?: readonly PlannedGroup[]) =>
  layoutOf({ cards: { length: count }, options: CompositeOptions.parse(input), groups });

const columnsOf = (count: number, input: object) =>
  new Set(of(count, input).pages[0]?.cells.map(({ x }) => x)).size;

test.each([
  { cards: 3, columns: 3 },
  { cards: 9, columns: 3 },
  { cards: 60, columns: 8 },
  { cards: 5000, columns: 10 },
])("$cards cards are laid in $columns columns unless told otherwise", ({ cards, columns }) => {
  expect(columnsOf(cards, {})).toBe(columns);
  expect(columnsOf(cards, { columns: 2 })).toBe(2);
});

test("a single card stands in the middle of its page", () => {
  const page = of(1, {}).pages[0];
  const [cell] = page?.cells ?? [];
  expect(cell && cell.x * 2 + cell.width).toBe(page?.width);
});

test("rows are shared out over pages evenly", () => {
  const rows = of(900, { columns: 10, quality: "low" }).pages.map(({ cells }) => cells.length);
  expect(Math.max(...rows) - Math.min(...rows)).toBeLessThanOrEqual(10 * rows.length);
  expect(rows.length).toBeGreaterThan(1);
});

test("small groups share a row, each under a heading as wide as its cards", () => {
  const groups = [0, 2, 5].map((from) => ({ from, heading: `From ${from}` }));
  const page = of(9, { columns: 9 }, groups).pages[0];
  expect(new Set(page?.cells.map(({ y }) => y)).size).toBe(1);
  const [first, second, last] = page?.headings ?? [];
  expect(first?.box.x).toBe(page?.cells[0]?.x);
  expect(second?.box.x).toBe(page?.cells[2]?.x);
  expect(last && last.box.x + last.box.width).toBe(page && page.width - 48);
});

test("a leaf of a binder has nine pockets, a group begins the next leaf, and rings are between two", () => {
  const groups = [0, 10].map((from) => ({ from, heading: `From ${from}` }));
  const { pages } = of(12, { layout: "binder" }, groups);
  expect(pages.map(({ cells }) => cells.length)).toEqual([10, 2]);
  expect(pages.map(({ headings }) => headings.map(({ isContinued }) => isContinued))).toEqual([
    [false, true],
    [false],
  ]);
  const [left, right] = pages[0]?.leaves ?? [];
  expect(pages[0]?.pockets).toHaveLength(18);
  expect(left && right && right.x - left.x - left.width).toBeGreaterThan(40);
});

test("a fan turns its cards about a hand below, the middle one upright", () => {
  const turns = (count: number) => of(count, { layout: "fan" }).pages[0]?.cells.map((c) => c.turn);
  expect(turns(3)).toEqual([-14, 0, 14]);
  expect(
    turns(7)?.map((turn, index, all) => turn === -(all[6 - index] ?? 0) || turn === 0),
  ).not.toContain(false);
  expect(() => of(fanSizes.most + 1, { layout: "fan" })).toThrow("at most 7");
});

test("a banner is one row with its texts at the left, and several when there are many cards", () => {
  const [page] = of(8, { layout: "banner", title: "Eight" }).pages;
  expect(new Set(page?.cells.map(({ y }) => y)).size).toBe(1);
  expect(page?.header && page.header.x + page.header.width).toBeLessThan(page?.cells[0]?.x ?? 0);
  expect(of(60, { layout: "banner" }).pages.map(({ cells }) => cells.length)).toEqual([20, 20, 20]);
});

test("a composite of nothing is refused", () => {
  expect(() => of(0, {})).toThrow("at least one card");
});

test.each(["grid", "binder", "fan", "banner"] as const)(
  "a link has its code on the first page of a %s, in whole pixels, and on no other",
  (layout) => {
    const link = "https://cards.example/u/misty/binder";
    const count = layout === "fan" ? 5 : 300;
    const { pages } = layoutOf({
      cards: { length: count },
      options: CompositeOptions.parse({ layout, link, quality: "low" }),
    });
    const [first, ...others] = pages;
    const squares = linkCode(link).length;
    expect(first?.code?.width).toBe(first?.code?.height);
    expect((first?.code?.width ?? 0) / squares).toBeGreaterThanOrEqual(3);
    expect((first?.code?.width ?? 1) % squares).toBe(0);
    expect(others.every(({ code }) => code === undefined)).toBe(true);
  },
);

test("a header that is turned round has its code at the left", () => {
  const placed = (title: string) => {
    const options = CompositeOptions.parse({ title, link: "https://cards.example/" });
    const [page] = layoutOf({ cards: { length: 9 }, options }).pages;
    return Math.sign((page?.code?.x ?? 0) - (page?.header?.x ?? 0));
  };
  expect(placed("Mine")).toBe(1);
  expect(placed("مجموعتي")).toBe(-1);
});
