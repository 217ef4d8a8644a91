import * as z from "zod";

/** Whose files are read, as they are named in requests. `generic` is any table whose columns are mapped. */
export const fileFormats = [
  ...([
    "cardlake",
    "tcgplayer_app",
    "tcgplayer_seller",
    "tcgplayer_collection",
    "collectr",
  ] as const),
  ...([
    "manabox",
    "moxfield",
    "archidekt",
    "deckbox",
    "dragon_shield",
    "dragon_shield_mobile",
  ] as const),
  ...(["dragon_shield_sorted", "cardmarket", "pokecollector", "bindarr", "mtggoldfish"] as const),
  ...(["topdecked", "deckstats", "helvault", "cardsphere", "tappedout", "decked_builder"] as const),
  ...(["cardcastle", "mtgo", "delver_lens", "pricecharting", "generic"] as const),
] as const;
export const FileFormat = z.enum(fileFormats).meta({ id: "FileFormat", examples: ["collectr"] });
export type FileFormat = z.output<typeof FileFormat>;
