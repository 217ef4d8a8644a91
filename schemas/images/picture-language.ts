import * as z from "zod";

/** Languages of the words that pictures have of their own; names of cards and sets are in that of the card. */
export const PictureLanguage = z.enum(["en", "de", "fr", "es", "it", "pt", "ja"]).meta({
  id: "PictureLanguage",
  description: "Of headings, counts, totals and figures; cards and sets keep their names.",
  examples: ["en"],
});
export type PictureLanguage = z.output<typeof PictureLanguage>;
