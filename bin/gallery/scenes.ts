import type { CompositeCard } from "#functions/images/composites/composite.ts";
import { hostileScene } from "./hostile.ts";
import { priced } from "./invented.ts";
import { progressScene } from "./progress.ts";
import { type Samples, type Scene, scene } from "./scene.ts";
import { scriptsScene } from "./scripts.ts";
import { germanScene, signedScene } from "./signed.ts";

/** All pictures of the gallery, in their order. */
export const scenes = (samples: Samples): readonly Scene[] => [
  progressScene(samples),
  everyMark(samples),
  binder(samples),
  fan(samples),
  banner(samples),
  lying(samples),
  single(samples),
  cutOut(samples),
  signedScene(samples),
  germanScene(samples),
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
  return scene(
    {
      name: "grid",
      heading: "Rows, with every label and mark",
      caption:
        "Graded copies are in a slab, several have a badge, and copies that shine say how. A price that went up or " +
        "down is blue or orange and has an arrow, so that nobody has to tell colours apart. What is missing is grey.",
    },
    cards,
    {
      ...{ columns: 5, title: "Ten years of collecting" },
      subtitle: "What stayed after the great clear-out, graded and raw",
      ...{ totals: { cards: true, value: true }, labels: everyLabel },
    },
    {
      totals: [
        { label: "Cards", figure: "127" },
        { label: "Different", figure: "9" },
        { label: "Sets", figure: "5" },
        { label: "Value", figure: "€4,318.20" },
      ],
    },
  );
}

function binder({ en }: Samples): Scene {
  const cards = en.setOf("swsh9tg").slice(0, 16);
  return scene(
    {
      name: "binder",
      heading: "A binder",
      caption: "Two leaves of nine pockets with the rings between them; empty pockets stay empty.",
    },
    cards.map((card, index) => ({ ...card, quantity: index === 4 ? 2 : 1 })),
    {
      ...{ layout: "binder", theme: "linen", quality: "low", title: "Trainer Gallery" },
      labels: { name: false, number: false, set: false },
    },
  );
}

function fan({ en }: Samples): Scene {
  const hand = ["base1-2", "base1-15", "base1-4", "neo1-9", "swsh9tg-TG03"];
  const cards = hand.map((id, index) => {
    const graded = index === 2 && { grade: { company: "CGC", grade: "9" } };
    return priced(en.card(id, graded || { finish: "Holo" }), "$");
  });
  return scene(
    {
      name: "fan",
      heading: "A fan",
      caption: "Three to seven cards, as a hand holds them.",
    },
    cards,
    {
      ...{ layout: "fan", theme: "midnight", title: "Starting hand" },
      ...{ currency: "USD", labels: { price: true, change: true } },
    },
  );
}

function banner({ en }: Samples): Scene {
  return scene(
    {
      name: "banner",
      heading: "A banner",
      caption: "One row with its texts beside it. The accent is one's own.",
    },
    en.setOf("sv03.5").slice(0, 8),
    {
      ...{ layout: "banner", quality: "low", accent: "#2f6f62", title: "151 in eight cards" },
      subtitle: "For sale as one lot",
      ...{ totals: { cards: true, value: true }, labels: { set: false } },
    },
    {
      totals: [
        { label: "Cards", figure: "8" },
        { label: "Value", figure: "€93.40" },
      ],
    },
  );
}

function lying({ en }: Samples): Scene {
  const cards = [en.card("xy9-1"), en.lying("xy9-2"), en.card("xy9-3"), en.lying("xy9-4")];
  return scene(
    {
      name: "lying",
      heading: "Both ways",
      caption: "Cards that lie on their side stay whole, beside those that stand.",
    },
    cards.map((card, index) =>
      index < 2 ? { ...card, quantity: 2 } : { ...card, isMissing: true, quantity: 0 },
    ),
    { columns: 4, quality: "low", title: "Both ways" },
  );
}

function single({ en }: Samples): Scene {
  return scene(
    {
      name: "single",
      heading: "One card",
      caption: "A page has room for three at least, so that its title has room too.",
    },
    [priced(en.card("base1-4", { finish: "Holo" }))],
    {
      ...{ title: "The first one that I ever pulled from a pack, in the summer of 1999" },
      ...{ theme: "linen", labels: { price: true, change: true } },
    },
  );
}

function cutOut({ en }: Samples): Scene {
  return scene(
    {
      name: "transparent",
      heading: "Without a background",
      caption: "To be laid on anything; only PNG is drawn without paper.",
    },
    ["base1-4", "base1-2", "base1-15"].map((id) => en.card(id)),
    {
      ...{ layout: "fan", format: "png", background: "transparent", quality: "low" },
      labels: { name: false, number: false, set: false },
      footer: { date: false, attribution: false },
    },
  );
}
