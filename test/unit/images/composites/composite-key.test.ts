import { expect, test } from "vitest";
import type { Composite } from "#functions/images/composites/composite.ts";
import { compositeKey } from "#functions/images/composites/composite-key.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { aComposite, aCompositeCard, pictureHash } from "#test/support/pictures/card-pictures.ts";

const options = (input: object) => CompositeOptions.parse(input);
const cards = (...changes: Parameters<typeof aCompositeCard>[0][]) => ({
  cards: changes.map((change) => aCompositeCard(change)),
});
const png = (input: object) => ({ options: options({ format: "png", ...input }) });
const silent = { quantity: false };
const uncounted = options({ title: "Mine", labels: { quantity: false } });
const priced = options({ labels: { price: true } });

test("[IMG-7] equal composites have the same address, in whatever order they were written", () => {
  const { attribution, day, ...rest } = aComposite();
  expect(compositeKey({ day, attribution, ...rest })).toBe(compositeKey(aComposite()));
  expect(compositeKey(aComposite())).toMatch(/^[0-9a-f]{64}$/);
});

test.each<{ name: string; before?: Partial<Composite>; after: Partial<Composite> }>([
  { name: "another picture", after: cards({ picture: pictureHash(9) }) },
  { name: "no picture", after: cards({ picture: undefined }) },
  { name: "another name", after: cards({ name: "Charmeleon" }) },
  { name: "another quantity", after: cards({ quantity: 2 }) },
  { name: "a grade", after: cards({ grade: { company: "PSA", grade: "10" } }) },
  {
    name: "another finish",
    before: cards({ finish: "Holo" }),
    after: cards({ finish: "Reverse" }),
  },
  { name: "a card that is missing now", after: cards({ isMissing: true }) },
  { name: "another accent", after: { options: options({ accent: "#102030" }) } },
  { name: "no paper", before: png({}), after: png({ background: "transparent" }) },
  { name: "another layout", after: { options: options({ layout: "binder" }) } },
  { name: "a heading", after: { groups: [{ from: 0, heading: "Base Set" }] } },
  {
    name: "how far a group is",
    before: { groups: [{ from: 0, heading: "Base Set", note: "1 / 2" }] },
    after: { groups: [{ from: 0, heading: "Base Set", note: "2 / 2" }] },
  },
  { name: "totals", after: { totals: [{ label: "Cards", figure: "1" }] } },
  {
    name: "another quantity that only the header counts",
    before: { ...cards({ quantity: 2 }), options: uncounted },
    after: { ...cards({ quantity: 3 }), options: uncounted },
  },
  { name: "another language of the name", after: cards({ language: "zh-tw" }) },
  {
    name: "the language of the others",
    before: cards({}, { language: "ja" }, { language: "ja" }),
    after: cards({}, { language: "ja" }, { language: "en" }),
  },
  { name: "another day", after: { day: "2026-02-02" } },
  { name: "another theme", after: { options: options({ theme: "dark" }) } },
  { name: "another format", after: { options: options({ format: "png" }) } },
  { name: "a handle", after: { options: options({ handle: "@misty" }) } },
  {
    name: "another handle",
    before: { options: options({ handle: "@misty" }) },
    after: { options: options({ handle: "@brock" }) },
  },
  { name: "a link", after: { options: options({ link: "https://cards.example/a" }) } },
  {
    name: "another link",
    before: { options: options({ link: "https://cards.example/a" }) },
    after: { options: options({ link: "https://cards.example/b" }) },
  },
  {
    name: "a quantity that is counted beside a handle",
    before: { ...cards({ quantity: 2 }), options: options({ handle: "@misty", labels: silent }) },
    after: { ...cards({ quantity: 3 }), options: options({ handle: "@misty", labels: silent }) },
  },
  { name: "another language of its words", after: { options: options({ language: "de" }) } },
  { name: "a title", after: { options: options({ title: "Mine" }) } },
  {
    name: "another price that is shown",
    before: { ...cards({ price: "€1.00" }), options: priced },
    after: { ...cards({ price: "€1.01" }), options: priced },
  },
  {
    name: "another order",
    before: cards({ name: "A" }, { name: "B" }),
    after: cards({ name: "B" }, { name: "A" }),
  },
])("[IMG-7] $name is another picture", ({ before = {}, after }) => {
  expect(compositeKey(aComposite(after))).not.toBe(compositeKey(aComposite(before)));
});

const bare = options({ labels: { quantity: false, grade: false } });
const missing = (change: object) => cards({ isMissing: true, quantity: 0, ...change });
const unnamed = (name: string) => ({
  ...cards({ name }),
  options: options({ labels: { name: false } }),
});
const undated = options({ footer: { date: false } });
test.each<{ name: string; before?: Partial<Composite>; after: Partial<Composite> }>([
  { name: "a price that is not shown", after: cards({ price: "€1.01" }) },
  { name: "an artist who is not named", after: cards({ artist: "Ken Sugimori" }) },
  { name: "a rarity that is not told", after: cards({ rarity: "Rare Holo" }) },
  { name: "a condition that is not told", after: cards({ condition: "NM" }) },
  { name: "a change that is not told", after: cards({ change: { text: "+1 %", to: "up" } }) },
  {
    name: "the finish of a card that is missing",
    before: missing({}),
    after: missing({ finish: "Holo" }),
  },
  {
    name: "a quantity that is not told",
    before: { ...cards({ quantity: 2 }), options: bare },
    after: { ...cards({ quantity: 3 }), options: bare },
  },
  {
    name: "a grade that is not told",
    before: { options: bare },
    after: { ...cards({ grade: { company: "PSA", grade: "10" } }), options: bare },
  },
  {
    name: "a blank that no font draws",
    before: cards({ name: "A B" }),
    after: cards({ name: "A\u3164B" }),
  },
  {
    name: "a link as people type it",
    before: { options: options({ link: "https://cards.example/" }) },
    after: { options: options({ link: "HTTPS://Cards.Example" }) },
  },
  { name: "how the cards were found", after: { options: options({ filter: "set:base1" }) } },
  { name: "an order that comes to the same", after: { options: options({ sort: "name" }) } },
  { name: "another currency without a price", after: { options: options({ currency: "EUR" }) } },
  { name: "the name of a card with a picture", before: unnamed("A"), after: unnamed("B") },
  {
    name: "a day that is not shown",
    before: { options: undated },
    after: { options: undated, day: "2026-02-02" },
  },
])("[IMG-7] $name changes nothing", ({ before = {}, after }) => {
  expect(compositeKey(aComposite(after))).toBe(compositeKey(aComposite(before)));
});

test("[IMG-7] what came later leaves the addresses of before: those in English without handle and link", () => {
  expect(compositeKey(aComposite())).toMatchInlineSnapshot(
    `"485fe03992112d86ab55de4d8e2f2b137258b4c526b4b113ac00771510f4a84d"`,
  );
});
