import type { CompositeCard } from "#functions/images/composites/composite.ts";
import { hostileScene } from "./hostile.ts";
import { priced } from "./invented.ts";
import { composite, type Samples, type Scene } from "./scene.ts";
import { scriptsScene } from "./scripts.ts";

/** All pictures of the gallery, in their order. */
export const scenes = (samples: Samples): readonly Scene[] => [
  everyMark(samples),
  progress(samples),
  binder(samples),
  fan(samples),
  banner(samples),
  lying(samples),
  single(samples),
  cutOut(samples),
  scriptsScene(samples),
  hostileScene(samples),
];

const everyLabel = {
  ...{ name: true, number: true, set: true, rarity: true, artist: true, dexNumber: true },
  ...{ price: true, change: true, condition: true, quantity: true, grade: true, finish: true },
};

/** Copies as a collector has them. */
function everyMark({ en }: Samples): Scene {
  const card = (id: string, change: Partial<CompositeCard> = {}) => priced(en.card(id, change));
  const cards = [
    card("base1-4", { grade: { company: "PSA", grade: "10" }, finish: "Holo" }),
    card("base1-2", { condition: "NM", finish: "Holo", quantity: 2 }),
    card("base1-15", { condition: "LP", finish: "1st Edition Holo" }),
    card("neo1-9", { condition: "NM", quantity: 3 }),
    card("swsh9tg-TG03", { condition: "NM", finish: "Holo", quantity: 12 }),
    card("neo1-8", { grade: { company: "BGS", grade: "9.5" }, quantity: 2 }),
    card("sv03.5-006", { condition: "MP", finish: "Reverse" }),
    { ...card("swsh3-20", { condition: "HP" }), price: undefined, change: undefined },
    card("base1-58", { condition: "NM", quantity: 104, language: "ja" }),
    { ...card("base1-10"), isMissing: true as const, quantity: 0 },
  ];
  return {
    name: "grid",
    caption: "`grid` with every label and mark: slabs, quantities, finishes, conditions, prices.",
    composite: composite(
      cards,
      {
        ...{ columns: 5, title: "Ten years of collecting", labels: everyLabel },
        subtitle: "What stayed after the great clear-out, graded and raw",
      },
      {
        totals: [
          { label: "Cards", figure: "127" },
          { label: "Different", figure: "9" },
          { label: "Sets", figure: "5" },
          { label: "Value", figure: "€4,318.20" },
        ],
      },
    ),
  };
}

/** A set on its way. */
function progress({ en }: Samples): Scene {
  const part = (id: string, count: number, has: (index: number) => boolean) =>
    en
      .setOf(id)
      .slice(0, count)
      .map(
        (card, index): CompositeCard =>
          has(index) ? card : { ...card, isMissing: true, quantity: 0 },
      );
  const base = part("base1", 16, (index) => index % 5 !== 2);
  const neo = part("neo1", 9, (index) => index < 5);
  const pop = part("pop5", 5, () => true);
  const sm = part("sm9", 4, (index) => index % 2 === 0);
  const groups = [
    { from: 0, heading: "Base Set", note: "13 / 16" },
    { from: base.length, heading: "Neo Genesis", note: "5 / 9" },
    { from: base.length + neo.length, heading: "POP Series 5", note: "5 / 5" },
    { from: base.length + neo.length + pop.length, heading: "Team Up", note: "2 / 4" },
  ];
  return {
    name: "progress",
    caption:
      "Groups with how far they are; what is missing is grey. Small groups share a row. Theme `dark`.",
    composite: composite(
      [...base, ...neo, ...pop, ...sm],
      {
        ...{ columns: 9, quality: "low", theme: "dark", group: "set", title: "The hunt" },
        labels: { set: false },
      },
      { groups },
    ),
  };
}

function binder({ en }: Samples): Scene {
  const cards = en.setOf("swsh9tg").slice(0, 16);
  return {
    name: "binder",
    caption: "`binder`: nine pockets a leaf, empty ones too. Theme `linen`.",
    composite: composite(
      cards.map((card, index) => ({ ...card, quantity: index === 4 ? 2 : 1 })),
      {
        ...{ layout: "binder", theme: "linen", quality: "low", title: "Trainer Gallery" },
        labels: { name: false, number: false, set: false },
      },
    ),
  };
}

function fan({ en }: Samples): Scene {
  const hand = ["base1-2", "base1-15", "base1-4", "neo1-9", "swsh9tg-TG03"];
  const cards = hand.map((id, index) =>
    priced(
      en.card(id, {
        ...(index === 2 && { grade: { company: "CGC", grade: "9" } }),
        ...(index !== 2 && { finish: "Holo" }),
      }),
      "$",
    ),
  );
  return {
    name: "fan",
    caption: "`fan`: three to seven cards, as a hand holds them. Theme `midnight`.",
    composite: composite(cards, {
      ...{ layout: "fan", theme: "midnight", title: "Starting hand" },
      labels: { price: true, change: true },
    }),
  };
}

function banner({ en }: Samples): Scene {
  const cards = en.setOf("sv03.5").slice(0, 8);
  return {
    name: "banner",
    caption: "`banner` with an accent of its own.",
    composite: composite(
      cards,
      {
        ...{ layout: "banner", quality: "low", accent: "#2f6f62", title: "151 in eight cards" },
        ...{ subtitle: "For sale as one lot", labels: { set: false } },
      },
      {
        totals: [
          { label: "Cards", figure: "8" },
          { label: "Value", figure: "€93.40" },
        ],
      },
    ),
  };
}

function lying({ en }: Samples): Scene {
  const cards = [en.card("xy9-1"), en.lying("xy9-2"), en.card("xy9-3"), en.lying("xy9-4")];
  return {
    name: "lying",
    caption: "Cards that lie on their side stay whole, beside those that stand. Two are missing.",
    composite: composite(
      cards.map((card, index) => (index < 2 ? card : { ...card, isMissing: true, quantity: 0 })),
      { columns: 4, quality: "low", title: "Both ways" },
    ),
  };
}

function single({ en }: Samples): Scene {
  return {
    name: "single",
    caption: "A single card, with a title that is longer than it is wide.",
    composite: composite([priced(en.card("base1-4", { finish: "Holo" }))], {
      ...{ title: "The first one that I ever pulled from a pack, in the summer of 1999" },
      ...{ theme: "linen", labels: { price: true, change: true } },
    }),
  };
}

function cutOut({ en }: Samples): Scene {
  const cards = ["base1-4", "base1-2", "base1-15"].map((id) => en.card(id));
  return {
    name: "transparent",
    caption: "PNG with `background: transparent`, to be laid on anything.",
    composite: composite(cards, {
      ...{ layout: "fan", format: "png", background: "transparent", quality: "low" },
      labels: { name: false, number: false, set: false },
      footer: { date: false, attribution: false },
    }),
  };
}
