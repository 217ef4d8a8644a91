import type { ShareStyle } from "#schemas/images/share.ts";

/** Colours of letters and lines. Whether a price rose or fell says the arrow too, and the two stand apart for those who see red and green alike. */
export interface ShareColours {
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  readonly up: string;
  readonly down: string;
  /** Of what stands out, where no picture lends its colour. */
  readonly accent: string;
  /** Behind a card without a picture. */
  readonly blank: string;
}

export const paperColour = "#f6f4f0";

export const shareColours: Record<ShareStyle, ShareColours> = {
  clean: {
    ink: "#1b1a18",
    quiet: "#6b665f",
    rule: "#dcd7ce",
    up: "#0b6e8f",
    down: "#b4500b",
    accent: "#1f5fa8",
    blank: "#ebe7e0",
  },
  showcase: {
    ink: "#ffffff",
    quiet: "rgb(255 255 255 / .72)",
    rule: "rgb(255 255 255 / .2)",
    up: "#7fd6f5",
    down: "#ffb27a",
    accent: "#d6d6d6",
    blank: "rgb(255 255 255 / .1)",
  },
};
