import { expect, test } from "vitest";
import type { Composite } from "#functions/images/composites/composite.ts";
import { compositeKey } from "#functions/images/composites/composite-key.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { aComposite, aCompositeCard, pictureHash } from "#test/support/pictures/card-pictures.ts";

const options = (input: object) => CompositeOptions.parse(input);
const cards = (...changes: Parameters<typeof aCompositeCard>[0][]) => ({
  cards: changes.map((change) => aCompositeCard(change)),
});
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
  { name: "another language of the name", after: cards({ language: "zh-tw" }) },
  {
    name: "the language of the others",
    before: cards({}, { language: "ja" }, { language: "ja" }),
    after: cards({}, { language: "ja" }, { language: "en" }),
  },
  { name: "another day", after: { day: "2026-02-02" } },
  { name: "another theme", after: { options: options({ theme: "dark" }) } },
  { name: "another format", after: { options: options({ format: "png" }) } },
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

const undated = options({ footer: { date: false } });
test.each<{ name: string; before?: Partial<Composite>; after: Partial<Composite> }>([
  { name: "a price that is not shown", after: cards({ price: "€1.01" }) },
  { name: "an artist who is not named", after: cards({ artist: "Ken Sugimori" }) },
  {
    name: "a day that is not shown",
    before: { options: undated },
    after: { options: undated, day: "2026-02-02" },
  },
])("[IMG-7] $name changes nothing", ({ before = {}, after }) => {
  expect(compositeKey(aComposite(after))).toBe(compositeKey(aComposite(before)));
});
