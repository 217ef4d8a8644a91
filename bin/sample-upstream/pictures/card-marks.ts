import { type Palette, paletteOf } from "./palette.ts";
import { around, circle, polygon, px, upTo } from "./svg.ts";

/** The round sign of a type. */
export function pip(x: number, y: number, radius: number, type: string): string {
  const { base, pale, deep } = paletteOf(type, "colorless");
  const mark = polygon(
    upTo(8).map((corner) => around([x, y], corner * 45, radius * (corner % 2 ? 0.26 : 0.68))),
    `fill="${pale}"`,
  );
  return (
    circle(x, y, radius, `fill="${base}" stroke="${deep}" stroke-width="${px(radius / 7)}"`) + mark
  );
}

/** What fills the lower half of a card without attacks. */
export function ornament({ base, deep, soft }: Palette): string {
  const rings = upTo(3).map((index) =>
    circle(
      300,
      625,
      66 - index * 20,
      `fill="none" stroke="${[soft, base, deep][index]}" stroke-width="7"`,
    ),
  );
  return `${rings.join("")}<path d="M60 625H214M386 625H540" stroke="${deep}" stroke-opacity=".35" stroke-width="2"/>`;
}

/** A circle for the common, a diamond for the uncommon, a star for everything above. */
export function rarityMark(rarity: string, { accent }: Palette): string {
  const look = `fill="${accent}"`;
  const [x, y] = [549, 775];
  if (/^(common|commune|none|one diamond)$/i.test(rarity)) return circle(x, y, 9, look);
  const corners = /^(uncommon|peu commune|two diamond)$/i.test(rarity) ? 4 : 10;
  return polygon(
    upTo(corners).map((corner) =>
      around([x, y], (corner * 360) / corners, corners === 10 && corner % 2 ? 5.5 : 13),
    ),
    look,
  );
}
