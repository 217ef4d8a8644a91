import type { Dice } from "./dice.ts";
import { hills, orbits, peaks } from "./landscapes.ts";
import type { Palette } from "./palette.ts";
import { bloom, mosaic, rays, scales } from "./patterns.ts";

/** The scene a roll of the dice stands for, in the palette given. */
export function anyScene(dice: Dice, palette: Palette): string {
  return dice.pick([hills, mosaic, orbits, rays, peaks, scales, bloom])(dice, palette);
}
