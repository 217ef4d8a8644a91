import * as z from "zod";

/** Apps whose files are written, as `FileFormat` names them. */
export const appFormats = [
  ...(["tcgplayer_app", "tcgplayer_collection", "collectr", "manabox", "moxfield"] as const),
  ...(["archidekt", "deckbox", "dragon_shield", "cardmarket", "pokecollector"] as const),
  "bindarr",
] as const;
export type AppFormat = (typeof appFormats)[number];

/** Lines of text, a card a line. */
export const listFormats = ["text", "ptcg_live", "want_list"] as const;
export type ListFormat = (typeof listFormats)[number];

/** What files can be written. */
export const exportFormats = ["json", "csv", "parquet", ...listFormats, ...appFormats] as const;

export const ExportFormat = z
  .enum(exportFormats, { error: `must be one of ${exportFormats.join(", ")}` })
  .meta({
    id: "ExportFormat",
    description:
      "`json` and `csv` are our own: the former holds all, the latter all that is said of items. `parquet` is for programs that reckon; `text`, `ptcg_live` and `want_list` " +
      "are a card a line; the others are as other apps read them. docs/import-and-export.md says what each can hold.",
    examples: ["json"],
  });
export type ExportFormat = z.output<typeof ExportFormat>;
