/** Fields that cards of every game have: no attribute may take one of these names. */
export const commonCardFields: readonly string[] = [
  ...["id", "game", "language", "setId", "number", "name", "category", "rarity", "artist"],
  ...["rarities", "normalizedRarity"],
  ...["variants", "images", "crosswalk", "findings", "attributes"],
  // What the API adds when it shows a card, or may come to add.
  ...["status", "provenance", "otherLanguages", "prices", "marketPrice"],
  // What the lake tells flat.
  ...["sources", "changedAt", "findingCodes"],
];
