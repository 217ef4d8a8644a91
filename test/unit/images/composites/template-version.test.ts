import { expect, test } from "vitest";
import { backdropOf } from "#functions/images/composites/backdrop.ts";
import type { Composite } from "#functions/images/composites/composite.ts";
import { templateVersion } from "#functions/images/composites/composite-key.ts";
import { layoutOf } from "#functions/images/composites/layout/layout-of.ts";
import { paletteOf } from "#functions/images/composites/look/palette.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { aComposite, aCompositeCard } from "#test/support/pictures/card-pictures.ts";
import { drawnOf } from "#test/support/pictures/drawn-pages.ts";

const everyLabel = {
  ...{ name: true, number: true, dexNumber: true, set: true, artist: true },
  ...{ rarity: true, quantity: true, price: true, change: true, condition: true },
};
const link = "https://cards.example/u/misty/binder";
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
        ...(index % 3 === 0 && { grade: { company: "PSA", grade: "10" }, finish: "Holo" }),
        ...(index % 3 === 1 && { finish: "Reverse", condition: "NM", rarity: "Rare" }),
        ...(index % 7 === 5 && { isMissing: true as const, quantity: 0 }),
        change: { text: "+4.2 %", to: "up" as const },
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
  "several pages of a wide grid": drawnWith(90, {
    ...{ columns: 10, quality: "high", title: "A binder", subtitle: "of many pages" },
  }),
  "groups with totals": {
    ...drawnWith(60, { columns: 6, theme: "linen", title: "Groups", accent: "#2f6f62" }),
    groups: [0, 3, 5, 12].map((from) => ({ from, heading: `From ${from}`, note: "12 / 102" })),
    totals: [{ label: "Cards", figure: "60" }],
  },
  "a binder with groups": {
    ...drawnWith(30, { layout: "binder", theme: "midnight", title: "A binder" }),
    groups: [0, 11].map((from) => ({ from, heading: `From ${from}` })),
  },
  "a fan": drawnWith(5, { layout: "fan", title: "A hand" }),
  "a fan without paper": drawnWith(3, { layout: "fan", format: "png", background: "transparent" }),
  "a grid with a handle and a QR code": drawnWith(9, { title: "Mine", handle: "@misty", link }),
  "a banner with a handle and a QR code": drawnWith(9, {
    ...{ layout: "banner", title: "A row", handle: "@misty", link },
  }),
  "groups in German": {
    ...drawnWith(60, { columns: 6, title: "Meine", language: "de", labels: everyLabel }),
    groups: [0, 3, 5, 12].map((from) => ({ from, heading: `Ab ${from}`, note: "1.204 / 2.408" })),
  },
  "a banner": drawnWith(8, { layout: "banner", title: "A row", labels: everyLabel }),
});

/** Everything that is decided of every page before a pixel is drawn. */
function decidedOf(composite: Composite): unknown {
  const { measures, pages } = layoutOf(composite);
  return pages.map((layout, page) =>
    [[], [0, layout.to - layout.from - 1]].map((absent) => [
      drawnOf(composite, { page, absent }),
      backdropOf(layout, measures, paletteOf(composite.options)),
    ]),
  );
}

/** Measures that came later, and that say nothing of a page without a handle and a QR code. */
const later: readonly string[] = ["code", "codeGap", "isTurned", "hasHandle"];
const sinceVersion3 = (name: string, value: unknown) =>
  later.includes(name) && typeof value !== "object" ? undefined : value;

const fingerprints = () =>
  Object.fromEntries(
    Object.entries(samples()).map(([name, composite]) => [
      name,
      sha256(JSON.stringify(decidedOf(composite), sinceVersion3)).slice(0, 12),
    ]),
  );

// What was drawn before is answered for ever under its key. When this fails, pictures look different
// under the same address: raise `templateVersion`, then note the new fingerprints here.
test("[IMG-7] what this version of the template decides is what it decided before", () => {
  expect(templateVersion).toBe(3);
  expect(fingerprints()).toMatchInlineSnapshot(`
    {
      "a banner": "1fbd7aad1e7d",
      "a banner with a handle and a QR code": "628fa4697053",
      "a binder with groups": "01b1d6d83b8f",
      "a fan": "0badda8476f4",
      "a fan without paper": "b7743b0cd4f3",
      "a few cards with every label": "7eeaf9fbf6c8",
      "a footer with a day only": "93dc54ebc964",
      "a footer with an attribution only": "0173c2c4b17c",
      "a grid with a handle and a QR code": "1192b0b3039d",
      "a subtitle only, small": "340bc46bcd1c",
      "groups in German": "a9b10e1f165c",
      "groups with totals": "7f0a9fbfe210",
      "long texts on a narrow page": "1450351eab73",
      "numbers without their sets": "ea95345449e9",
      "one card with nothing around it": "8c64d2458f20",
      "one card, one copy, with a title": "f726c7467850",
      "sets without numbers": "86780e816a38",
      "several pages of a wide grid": "a1b1d56ace9b",
    }
  `);
});
