/** Orders of found cards; `-` turns one round. */
export const cardSorts = [
  ...(["relevance", "name", "-name", "number", "-number"] as const),
  ...(["released", "-released", "rarity", "-rarity"] as const),
  ...(["price", "-price", "change", "-change"] as const),
] as const;

/** What may be counted over all found cards. */
export const facetNames = [
  ...(["set", "rarity", "type", "artist", "year", "language", "variant"] as const),
] as const;

/** What is completed while it is typed. */
export const suggestKinds = ["name", "set", "artist"] as const;
