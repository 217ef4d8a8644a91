import { expect, test } from "vitest";
import type { Composite } from "#functions/images/composites/composite.ts";
import { compositeHtml } from "#functions/images/composites/composite-html.ts";
import { templateVersion } from "#functions/images/composites/composite-key.ts";
import { gridOf, pageLayout } from "#functions/images/composites/composite-layout.ts";
import { sheetOf } from "#functions/images/composites/composite-sheet.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { aComposite, aCompositeCard } from "#test/support/pictures/card-pictures.ts";

const everyLabel = {
  ...{ name: true, number: true, dexNumber: true, set: true, artist: true },
  ...{ quantity: true, price: true },
};
const noLabel = { name: false, number: false, set: false, quantity: false };

const drawnWith = (
  count: number,
  options: object,
  change: Parameters<typeof aCompositeCard>[0] = {},
) =>
  aComposite({
    options: CompositeOptions.parse(options),
    cards: Array.from({ length: count }, (_none, index) =>
      aCompositeCard({
        ...{
          name: `Card ${index}`,
          number: `${index}/102`,
          speciesNumber: `No. ${String(index).padStart(4, "0")}`,
          quantity: index + 1,
        },
        language: ["en", "en", "ja", "zh-tw", "ko"][index % 5] ?? "en",
        ...(index % 2 === 0 && { artist: undefined, speciesNumber: undefined, price: "€19.99" }),
        ...change,
      }),
    ),
  });

const samples = (): Record<string, Composite> => ({
  "one card with nothing around it": drawnWith(1, {
    labels: noLabel,
    footer: { date: false, attribution: false },
  }),
  "one card, one copy, with a title": drawnWith(1, { title: "Mine" }),
  "a few cards with every label": drawnWith(7, { labels: everyLabel, theme: "dark" }),
  "numbers without their sets": drawnWith(4, {
    labels: { ...everyLabel, set: false, name: false, quantity: false },
  }),
  "sets without numbers": drawnWith(4, { labels: { ...noLabel, set: true } }),
  "a footer with a day only": drawnWith(4, { footer: { attribution: false } }),
  "a footer with an attribution only": drawnWith(4, { footer: { date: false } }),
  "a subtitle only, small": drawnWith(12, { subtitle: "All that I have", quality: "low" }),
  "long texts on a narrow page": drawnWith(3, {
    title: "My favourite Charizard cards, of all sets and from all over the world, and some more",
    subtitle: `${"Bought at the market of the old town, ".repeat(4)}cheaply`,
  }),
  "several pages of a wide binder": drawnWith(90, {
    ...{ columns: 10, quality: "high", title: "A binder", subtitle: "of many pages" },
  }),
});

/** Everything that is decided of every page before a pixel is drawn. */
function decidedOf(composite: Composite): unknown {
  const count = composite.cards.length;
  const grid = gridOf(count, composite.options);
  return Array.from({ length: grid.pages }, (_none, page) => {
    const layout = pageLayout(grid, count, page);
    return [new Set<number>(), new Set([0, layout.to - layout.from - 1])].map((missing) => {
      const sheet = sheetOf(layout, grid, missing);
      return [layout, sheet, compositeHtml({ composite, grid, layout, missing, sheet })];
    });
  });
}

const fingerprints = () =>
  Object.fromEntries(
    Object.entries(samples()).map(([name, composite]) => [
      name,
      sha256(JSON.stringify(decidedOf(composite))).slice(0, 12),
    ]),
  );

// What was drawn before is answered for ever under its key. When this fails, pictures look different
// under the same address: raise `templateVersion`, then note the new fingerprints here.
test("[IMG-7] what this version of the template decides is what it decided before", () => {
  expect(templateVersion).toBe(2);
  expect(fingerprints()).toMatchInlineSnapshot(`
    {
      "a few cards with every label": "a4d036b5bc00",
      "a footer with a day only": "65668102edf0",
      "a footer with an attribution only": "cd4f9e16c4d7",
      "a subtitle only, small": "7a5e39daabd3",
      "long texts on a narrow page": "71ea945d2e96",
      "numbers without their sets": "1ee372e17b3e",
      "one card with nothing around it": "cd541c4dd884",
      "one card, one copy, with a title": "e39beff3e5ad",
      "sets without numbers": "1209927edcd6",
      "several pages of a wide binder": "59996ea86304",
    }
  `);
});
