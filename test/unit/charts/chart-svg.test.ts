import { expect, test } from "vitest";
import { chartSvg } from "#functions/charts/chart-svg.ts";
import { aChart, look, pointsOf } from "#test/support/pictures/some-chart.ts";

const series = (...amounts: readonly (number | undefined)[]) => [
  { name: "holo · tcgplayer", points: pointsOf(...amounts) },
];
const svgOf = (change: Parameters<typeof aChart>[0] = {}, looks: object = {}) =>
  chartSvg(aChart(change), { ...look, ...looks });
/** The stretches of the first line. */
const stretches = (svg: string) => [...(/ d="([^"]*)"/.exec(svg)?.[1] ?? "").matchAll(/M[^M]*/g)];
const count = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].length;

test("[IMG-7] equal charts are equal texts, and everything that is seen makes another one", () => {
  expect(svgOf()).toBe(svgOf());
  const others = [
    svgOf({ title: "Charmander" }),
    svgOf({ currency: "EUR" }),
    svgOf({ to: "2026-09-01" }),
    svgOf({ series: series(40_000, 41_000, 42_001) }),
    svgOf({ notes: ["EUR in USD by the reference rates of each day"] }),
    svgOf({}, { theme: "dark" }),
    svgOf({}, { width: 801 }),
    svgOf({}, { height: 401 }),
  ];
  expect(new Set([svgOf(), ...others]).size).toBe(others.length + 1);
});

test("[PRC-2] a day without a price ends the line, and a day between two such days is a dot", () => {
  const svg = svgOf({ series: series(400, 410, undefined, 420, undefined, 430, 440, 450) });
  expect(stretches(svg)).toHaveLength(2);
  // The day that stands alone, and the last price.
  expect(count(svg, /<circle/g)).toBe(2);
  expect(stretches(svgOf({ series: series(400, 410, 420, 430) }))).toHaveLength(1);
});

test("[PRC-7] an unconfirmed price is a ring, in no line, and moves no axis", () => {
  const points = pointsOf(400, 410, 420, 430, 440).map((point, at) =>
    at === 2 ? { ...point, amount: 42_000, isUnconfirmed: true as const } : point,
  );
  const svg = svgOf({ series: [{ name: "holo · tcgplayer", points }] });
  expect(stretches(svg)).toHaveLength(2);
  expect(count(svg, /<circle[^>]*fill="none"/g)).toBe(1);
  expect(svg).toContain("↑ $420.00");
  expect(svg).toContain("unconfirmed");
  // The axis is that of the prices that are believed, as if the other were not there.
  const labels = (text: string) => [...text.matchAll(/text-anchor="end">(\$[^<]*)</g)].map(String);
  const without = svgOf({ series: series(400, 410, undefined, 430, 440) });
  expect(labels(svg)).toEqual(labels(without));
});

test.each([
  ["one point alone", series(40_000)],
  ["the least that there is", series(1, 1, 1)],
  ["the most that there is", series(10_000_000_000, 9_999_999_999)],
  ["a jump that is believed", series(100, 110, 10_000, 11_000)],
  [
    "nothing that is believed",
    [{ name: "x", points: [{ day: "2026-08-03", amount: 5, isUnconfirmed: true as const }] }],
  ],
])("%s is a picture without a number that is none", (_name, given) => {
  for (const height of [240, 400]) {
    const svg = svgOf({ series: given }, { height, width: 320 });
    expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
    const heights = [...svg.matchAll(/ (?:cy|y1)="([^"]*)"/g)].map(([, y]) => Number(y));
    expect(heights.every((y) => y >= 0 && y <= height)).toBe(true);
  }
});

test("names of amounts end left of their lines, names of days stand below them, and none leaves the picture", () => {
  for (const width of [320, 800]) {
    const svg = svgOf({}, { width });
    const of = (pattern: RegExp) => [...svg.matchAll(pattern)].map(([, ...found]) => found);
    const lines = of(/<line x1="([\d.]+)" x2="([\d.]+)" y1="([\d.]+)"/g).map((one) =>
      one.map(Number),
    );
    const lowest = Math.max(...lines.map(([, , y = 0]) => y));
    const amounts = of(/<text x="([\d.]+)" y="[\d.]+" text-anchor="end">\$/g);
    expect(amounts.length).toBe(lines.length);
    for (const [at, [x]] of amounts.entries()) expect(Number(x)).toBeLessThan(lines[at]?.[0] ?? 0);
    const days = of(/<text x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)">([^<$]+)<\/text>/g);
    expect(days.length).toBeGreaterThan(1);
    for (const [x, y, anchor, label = ""] of days) {
      expect(Number(y)).toBeGreaterThan(lowest);
      const room = { start: 0, middle: 0.5, end: 1 }[anchor ?? ""] ?? 0;
      expect(Number(x) + (1 - room) * label.length * 5).toBeLessThanOrEqual(width);
    }
  }
});

test("[IMG-9] whatever a card is called is text, and signs that XML does not know are left out", () => {
  const title = `<script>alert("1")</script>&'\u0000\u001b\ud800リザードン`;
  const svg = svgOf({ title, series: [{ name: "<b>&\u0007", points: pointsOf(1, 2) }] });
  expect(svg).not.toMatch(/<script|<b>|&(?!amp;|lt;|gt;|quot;|#39;)/);
  for (const sign of ["\0", "\u0007", "\u001b"]) expect(svg).not.toContain(sign);
  expect(svg).toContain("リザードン");
  expect(svg.isWellFormed()).toBe(true);
  expect(svg).not.toMatch(/href|url\(|@import|http(?!:\/\/www\.w3\.org\/2000\/svg)/);
});

test("who does not see it is told what there is", () => {
  const points = pointsOf(40_000, 41_000, 39_000);
  const svg = svgOf({ series: [{ name: "holo · tcgplayer", points }] });
  expect(svg).toMatch(/role="img" aria-labelledby="cardlake-chart-title cardlake-chart-desc"/);
  expect(svg).toContain(
    '<title id="cardlake-chart-title">Charizard, Base Set · 4/102: prices</title>',
  );
  expect(svg).toMatch(
    /<desc [^>]*>USD, 2026-08-01 to 2026-08-31. holo · tcgplayer: \$390.00 on 2026-08-03, from \$390.00 to \$410.00, 3 days with a price.<\/desc>/,
  );
});

test("the newest price stands beside its name, in the writing of its currency", () => {
  expect(svgOf()).toMatch(/holo · tcgplayer<tspan[^>]*>\$420.00<\/tspan><tspan[^>]*>08-03</);
  expect(svgOf({ currency: "JPY" })).toContain(">¥42,000<");
  expect(svgOf({ currency: "EUR" })).toContain(">€420.00<");
});

test("a long name is cut, and not the price behind it", () => {
  const name = "an exceedingly long name of a variant that nobody can read · tcgplayer";
  const svg = svgOf(
    { title: "W".repeat(300), series: [{ name, points: pointsOf(40_000) }] },
    { width: 320 },
  );
  expect(svg).toMatch(/>W+…</);
  expect(svg).toMatch(/…<tspan[^>]*>\$400.00</);
});

test("of more series than there is room for the first are shown, and it is said how many are not", () => {
  const many = Array.from({ length: 9 }, (_none, at) => ({
    name: `s${at}`,
    points: pointsOf(100 + at, 200),
  }));
  const shownIn = (svg: string) => count(svg, /<path/g);
  const large = svgOf({ series: many }, { width: 900, height: 500 });
  expect(shownIn(large)).toBe(6);
  expect(large).toContain("3 more series are not shown");
  const small = svgOf({ series: many }, { width: 320, height: 240 });
  expect(shownIn(small)).toBe(1);
  expect(small).toContain("8 more series are not shown");
});

test("a line of ten years has no more points than there are pixels to see them", () => {
  const points = Array.from({ length: 3_650 }, (_none, at) => at).map(
    (at) => 1_000 + ((at * 37) % 500),
  );
  const chart = { from: "2016-08-22", to: "2026-08-22" };
  const long = pointsOf(...points).map(({ amount }, at) => ({
    day: new Date(Date.UTC(2016, 7, 23 + at)).toISOString().slice(0, 10),
    amount,
  }));
  const svg = svgOf({ ...chart, series: [{ name: "x", points: long }] });
  expect(stretches(svg)).toHaveLength(1);
  expect(count(svg, /[ML]\d/g)).toBeLessThan(4 * 800);
  // What is highest and lowest is among them.
  const heights = [...svg.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y));
  expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(150);
});
