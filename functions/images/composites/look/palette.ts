import type { CompositeOptions, CompositeTheme } from "#schemas/images/composite.ts";

/** Colours of a theme, as `#rrggbb`. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  readonly blank: string;
  readonly blankRule: string;
  readonly accent: string;
  /** Of prices that went up and down: blue and orange, which nobody takes for each other. */
  readonly up: string;
  readonly down: string;
  /** Opacity of a card's shadow, of 1. */
  readonly shadow: number;
  /** Of a binder: its cover, its leaves, and their pockets. */
  readonly cover: string;
  readonly leaf: string;
  readonly pocket: string;
  readonly pocketRule: string;
}

export const palettes: Record<CompositeTheme, Palette> = {
  light: {
    ...{ paper: "#f6f4f0", ink: "#1b1917", quiet: "#69635b", rule: "#ddd7cd" },
    ...{ blank: "#ebe6de", blankRule: "#d0c8bb", shadow: 0.32 },
    ...{ accent: "#b5502b", up: "#1b5fa6", down: "#a8470c" },
    ...{ cover: "#4a4743", leaf: "#fdfcfa", pocket: "#efece6", pocketRule: "#d9d4ca" },
  },
  dark: {
    ...{ paper: "#131417", ink: "#f4f2ed", quiet: "#9ca0ac", rule: "#2e3037" },
    ...{ blank: "#1e2026", blankRule: "#383c46", shadow: 0.8 },
    ...{ accent: "#f0795b", up: "#7ab7f5", down: "#f2a65e" },
    ...{ cover: "#08090a", leaf: "#1d1f24", pocket: "#15161a", pocketRule: "#2f323a" },
  },
  linen: {
    ...{ paper: "#ebe2d1", ink: "#2a2017", quiet: "#695744", rule: "#d0c1a8" },
    ...{ blank: "#e1d6c2", blankRule: "#c5b597", shadow: 0.36 },
    ...{ accent: "#7c3b2a", up: "#1f568f", down: "#96390a" },
    ...{ cover: "#5d3a26", leaf: "#f6f0e4", pocket: "#e8dfcd", pocketRule: "#d2c5ab" },
  },
  midnight: {
    ...{ paper: "#0c1527", ink: "#eef3fd", quiet: "#94a4c3", rule: "#22314f" },
    ...{ blank: "#15213a", blankRule: "#2e4068", shadow: 0.85 },
    ...{ accent: "#d8b45a", up: "#7cc0ff", down: "#f5ab6b" },
    ...{ cover: "#060b16", leaf: "#142038", pocket: "#0e182c", pocketRule: "#26365a" },
  },
};

/** The colours of a composite, its own accent included. */
export const paletteOf = ({ theme, accent }: CompositeOptions): Palette => ({
  ...palettes[theme],
  ...(accent && { accent }),
});

/** Black or white, whichever reads better on a colour. */
export const inkOn = (colour: string): "#000000" | "#ffffff" =>
  contrast(colour, "#ffffff") >= contrast(colour, "#000000") ? "#ffffff" : "#000000";

/** How well two colours tell apart, from 1 to 21 [WCAG 2.2, contrast ratio]. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
