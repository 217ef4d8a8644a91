import { expect, test } from "vitest";
import {
  type ListingTitles,
  type Measured,
  measured,
} from "#test/support/prices/listing-titles.ts";
import first from "./listing-titles.json" with { type: "json" };
import second from "./second-titles.json" with { type: "json" };
import third from "./third-titles.json" with { type: "json" };

/** As JSON has it: which fields an entry has depends on whether it is a copy of the card. */
const sorted = (titles: unknown) => titles as ListingTitles;

/** Written after each other, each before its author had read the rules as they then were. */
const sets = { first: sorted(first), second: sorted(second), third: sorted(third) };

const count = (all: readonly Measured[], ...wanted: readonly Measured["outcome"][]) =>
  all.filter(({ outcome }) => wanted.includes(outcome)).length;

const toldOf = ({ outcome, told, sorted: { title } }: Measured) => `${outcome} (${told}): ${title}`;

test.each([
  ["first", 344],
  ["second", 318],
  ["third", 140],
] as const)(
  "[PRC-5] of the %s %i titles at least 95 in 100 that are taken are what they are taken for, and 85 in 100 that could be are",
  (name, size) => {
    const all = measured(sets[name]);
    const flaws = all.filter(({ outcome }) => outcome === "wrong" || outcome === "missed");
    const told = flaws.map(toldOf).join("\n");
    expect(all).toHaveLength(size);
    expect(precisionOf(all), told).toBeGreaterThanOrEqual(0.95);
    expect(recallOf(all), told).toBeGreaterThanOrEqual(0.85);
    console.log(`${name}: precision ${precisionOf(all)}, recall ${recallOf(all)}\n${told}`);
  },
);

test("[PRC-5] of what is no copy of a card at most two in a hundred are taken for one", () => {
  const all = Object.values(sets).flatMap((titles) => measured(titles));
  const others = all.filter(({ sorted: one }) => !one.expect.match);
  const kinds = Map.groupBy(others, ({ kind }) => kind);
  console.table(
    [...kinds].map(([kind, own]) => ({ kind, wrong: count(own, "wrong"), of: own.length })),
  );
  expect(count(others, "wrong")).toBeLessThanOrEqual(others.length / 50);
});

function precisionOf(all: readonly Measured[]) {
  return count(all, "right") / count(all, "right", "wrong");
}

/** Of a copy that is taken for another one of the card, neither is right. */
function recallOf(all: readonly Measured[]) {
  return count(all, "right") / all.filter(({ sorted: { expect: one } }) => one.match).length;
}
