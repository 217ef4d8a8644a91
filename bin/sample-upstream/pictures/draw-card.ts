import { type Card, isJson } from "../records.ts";
import { anyScene } from "./any-scene.ts";
import { facts, footer, header, mainType } from "./card-text.ts";
import { type Dice, diceOf } from "./dice.ts";
import type { Drawing } from "./drawing.ts";
import { type Palette, paletteOf } from "./palette.ts";
import { sceneSize } from "./scene.ts";

/** The size every card is drawn at; smaller pictures are scaled down from it. */
export const cardSize = { width: 600, height: 825 } as const;

/**
 * An invented card face: the card's facts around an abstract picture seeded by its id.
 *
 * @param edition another edition of the same card shows other art ("" is the first).
 */
export function cardFace(card: Card, edition = ""): Drawing {
  const palette = paletteOf(mainType(card));
  const dice = diceOf(`${card.id}${edition}`);
  const { width, height } = cardSize;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    definitions(palette),
    `<rect width="${width}" height="${height}" rx="28" fill="${palette.deep}"/>`,
    `<rect x="14" y="14" width="572" height="797" rx="18" fill="url(#face)"/>`,
    ...header(card, palette),
    window(card, dice, palette),
    ...facts(card, palette),
    ...footer(card, palette),
    `</svg>`,
  ];
}

function definitions({ base, soft, pale }: Palette): string {
  const { width, height } = sceneSize;
  return `<defs><linearGradient id="face" x1="0" y1="0" x2=".35" y2="1"><stop offset="0" stop-color="${soft}"/><stop offset=".5" stop-color="${pale}"/><stop offset="1" stop-color="${base}"/></linearGradient><linearGradient id="sheen" x1="0" y1="0" x2="1" y2="1"><stop offset=".2" stop-color="#fff" stop-opacity="0"/><stop offset=".42" stop-color="#fff" stop-opacity=".34"/><stop offset=".5" stop-color="#9fe8ff" stop-opacity=".22"/><stop offset=".58" stop-color="#ffb3e6" stop-opacity=".2"/><stop offset=".8" stop-color="#fff" stop-opacity="0"/></linearGradient><clipPath id="window"><rect width="${width}" height="${height}" rx="12"/></clipPath></defs>`;
}

function window(card: Card, dice: Dice, palette: Palette): string {
  const { width, height } = sceneSize;
  const variants = isJson(card["variants"]) ? card["variants"] : {};
  const sheen =
    variants["holo"] === true
      ? `<rect width="${width}" height="${height}" fill="url(#sheen)"/>`
      : "";
  return `<g transform="translate(38 108)"><g clip-path="url(#window)">${anyScene(dice, palette)}${sheen}</g><rect width="${width}" height="${height}" rx="12" fill="none" stroke="${palette.deep}" stroke-width="4"/></g>`;
}
