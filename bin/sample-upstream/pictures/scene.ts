import type { Dice } from "./dice.ts";
import type { Palette } from "./palette.ts";

/** The size of every scene; a card shows it in a window of the same size. */
export const sceneSize = { width: 524, height: 372 } as const;

/** One abstract picture, filling the window. */
export type Scene = (dice: Dice, palette: Palette) => string;

export function fill(colour: string, opacity = 1): string {
  return `fill="${colour}" fill-opacity="${opacity}"`;
}

/** One colour from edge to edge, for the rest to be laid upon. */
export function ground(colour: string): string {
  const { width, height } = sceneSize;
  return `<rect width="${width}" height="${height}" ${fill(colour)}/>`;
}
