import * as z from "zod";

/** What pictures to share look like: on paper, or in the light of the card's own colour. */
export const ShareStyle = z
  .enum(["clean", "showcase"], { error: "must be clean or showcase" })
  .meta({ id: "ShareStyle", examples: ["showcase"] });
export type ShareStyle = z.output<typeof ShareStyle>;

/** In pixels, as the places want them where people post pictures. */
export const shareSizes = {
  square: { width: 1_080, height: 1_080 },
  /** What services show of a page that somebody links to. */
  link: { width: 1_200, height: 630 },
  /** A telephone, held upright. */
  story: { width: 1_080, height: 1_920 },
} as const;

export const ShareSize = z
  .enum(["square", "link", "story"], { error: "must be square, link or story" })
  .meta({ id: "ShareSize", examples: ["square"] });
export type ShareSize = z.output<typeof ShareSize>;
