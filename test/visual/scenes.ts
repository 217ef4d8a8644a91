import sharp from "sharp";
import type { Composite, CompositeCard } from "#functions/images/composites/composite.ts";
import { drawComposite } from "#functions/images/drawing/draw-composite.ts";
import type { DrawingTools } from "#functions/images/drawing/drawing-tools.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { aComposite, aCompositeCard, pictureHash } from "#test/support/pictures/card-pictures.ts";

/** A card whose picture is a few flat colours, so that a whole page is some kilobytes. */
const card = (seed: number, change: Partial<CompositeCard> = {}) =>
  aCompositeCard({ picture: pictureHash(seed), number: `${seed + 1}/102`, ...change });

const scene = (
  cards: readonly CompositeCard[],
  options: object,
  more: Partial<Composite> = {},
): Composite =>
  aComposite({ cards, options: CompositeOptions.parse({ format: "png", ...options }), ...more });

const everyLabel = { rarity: true, artist: true, price: true, change: true, condition: true };
const up = { text: "+4.2 %", to: "up" } as const;
const down = { text: "−11.0 %", to: "down" } as const;

/** What is drawn on a few pages that have something of everything, by name. */
export const scenes: Readonly<Record<string, Composite>> = {
  grid: scene(
    [
      card(0, {
        quantity: 2,
        grade: { company: "PSA", grade: "10" },
        finish: "Holo",
        price: "€1,204.50",
        change: up,
      }),
      card(1, { quantity: 3, finish: "Reverse", condition: "NM", price: "€0.12", change: down }),
      card(2, { name: "A name that is far longer than its card is wide", rarity: "Rare" }),
      card(3, { quantity: 0, isMissing: true }),
      card(4, { picture: undefined, name: "Pikachu", language: "ja" }),
      card(5, { picture: pictureHash(99) }),
    ],
    { title: "Everything", subtitle: "at once", labels: everyLabel },
    {
      totals: [
        { label: "Cards", figure: "312" },
        { label: "Value", figure: "€4,318.20" },
      ],
    },
  ),
  groups: scene(
    Array.from({ length: 9 }, (_none, index) => card(index)),
    { columns: 4, quality: "low", theme: "dark", labels: { set: false } },
    {
      groups: [
        { from: 0, heading: "Base Set", note: "5 / 102" },
        { from: 5, heading: "Jungle", note: "2 / 64" },
        { from: 7, heading: "مجموعة", note: "1 / 1" },
      ],
    },
  ),
  binder: scene(
    Array.from({ length: 11 }, (_none, index) => card(index, { quantity: index % 3 })),
    { layout: "binder", quality: "low", theme: "linen", title: "مجموعتي" },
  ),
  fan: scene(
    [card(0), card(1, { grade: { company: "BGS", grade: "9.5" } }), card(2, { quantity: 2 })],
    { layout: "fan", theme: "midnight", quality: "low", labels: { price: true } },
  ),
  banner: scene(
    Array.from({ length: 4 }, (_none, index) => card(index)),
    {
      layout: "banner",
      quality: "low",
      accent: "#2f6f62",
      title: "ポケモンカード",
      subtitle: "四枚",
    },
  ),
  transparent: scene([card(0), card(1, { quantity: 12 }), card(2, { isMissing: true })], {
    ...{ background: "transparent", quality: "low", labels: { set: false } },
  }),
};

/** Cells of a few flat colours; that of the sixth card lies on its side. */
export async function sceneCells(put: (seed: number, cell: Buffer) => void): Promise<void> {
  for (let seed = 0; seed < 12; seed += 1) {
    const hue = (seed * 67) % 360;
    const [width, height] = seed === 5 ? [698, 500] : [500, 698];
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="hsl(${hue} 60% 35%)"/>
<rect x="30" y="30" width="${width - 60}" height="${height - 60}" fill="hsl(${hue} 50% 80%)"/><circle cx="50%" cy="40%" r="120" fill="hsl(${hue + 120} 60% 50%)"/></svg>`;
    put(seed, await sharp(Buffer.from(svg)).png().toBuffer());
  }
}

/** @throws Error when the scene has several pages */
export async function drawnScene(composite: Composite, tools: DrawingTools): Promise<Uint8Array> {
  const pages = [];
  const time = { leftMs: () => 60_000 };
  for await (const page of drawComposite(composite, tools, { time })) pages.push(page);
  const [only, ...others] = pages;
  if (!only || others.length > 0) throw new Error(`The scene has ${pages.length} pages.`);
  return only.bytes;
}
