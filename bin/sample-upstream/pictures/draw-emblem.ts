import type { CardSet } from "../records.ts";
import { diceOf } from "./dice.ts";
import { type Drawing, text } from "./drawing.ts";
import { type Palette, paletteAt } from "./palette.ts";
import { around, circle, polygon, upTo } from "./svg.ts";

/** The sizes at which the two marks of a set are drawn. */
export const logoSize = { width: 480, height: 200 } as const;
export const symbolSize = { width: 128, height: 128 } as const;

/** A set's name on a ribbon, with its mark. */
export function logo(set: CardSet): Drawing {
  const { width, height } = logoSize;
  const palette = paletteFor(set);
  const { deep, base, pale, accent } = palette;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<path d="M0 62H60V150H0L24 106ZM480 62H420V150H480L456 106Z" fill="${deep}"/>`,
    `<rect x="32" y="44" width="416" height="96" rx="14" fill="${base}" stroke="${deep}" stroke-width="5"/>`,
    text(set.name, {
      x: 276,
      y: 105,
      size: 40,
      width: 310,
      fill: pale,
      weight: "bold",
      anchor: "middle",
    }),
    `<rect x="150" y="140" width="180" height="34" rx="17" fill="${deep}"/>`,
    text(set.serie.name, { x: 240, y: 163, size: 17, width: 160, fill: pale, anchor: "middle" }),
    circle(74, 92, 36, `fill="${deep}" stroke="${accent}" stroke-width="4"`),
    emblem(set, [74, 92], 26, palette),
    `</svg>`,
  ];
}

/** The small mark of a set: a star of as many points as its id rolls. */
export function symbol(set: CardSet): Drawing {
  const { width, height } = symbolSize;
  const palette = paletteFor(set);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    circle(64, 64, 60, `fill="${palette.deep}"`),
    circle(64, 64, 52, `fill="none" stroke="${palette.soft}" stroke-width="4"`),
    emblem(set, [64, 64], 44, palette),
    `</svg>`,
  ];
}

function emblem(set: CardSet, centre: [number, number], radius: number, palette: Palette): string {
  const dice = diceOf(`symbol ${set.id}`);
  const [points, depth] = [dice.whole(3, 8), dice.between(0.38, 0.68)];
  const star = upTo(points * 2).map((corner) =>
    around(centre, (corner * 180) / points, radius * (corner % 2 ? depth : 1)),
  );
  return (
    polygon(star, `fill="${palette.accent}"`) +
    circle(...centre, radius * 0.24, `fill="${palette.deep}"`)
  );
}

function paletteFor(set: CardSet): Palette {
  return paletteAt(diceOf(`colour ${set.id}`).whole(0, 1000));
}
