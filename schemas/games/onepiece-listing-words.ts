import type { ListingWords } from "./listing-words.ts";

/** How sellers write of One Piece cards, which are named by their code. */
export const listingWords: ListingWords = {
  before: [],
  after: [],
  reprints: [],
  sets: {},
  others: [
    ...["carddass", "wafer", "miracle battle", "sticker", "pokemon", "dragon ball", "digimon"],
    ...["naruto", "weiss", "union arena", "berry match", "yugioh"],
  ],
  prints: {
    parallel: [
      ...["alt art", "alternate art", "alternative art", "alternate", "alt", "aa", "parallel"],
      ...["altart", "para", "leader parallel", "textured foil", "variant art"],
    ],
    manga: ["manga", "comic parallel", "super parallel", "comic", "manga art", "manga rare"],
    special: ["sp", "special rare", "sp card", "sp foil", "wanted", "wanted poster", "sp gold"],
    treasure: ["treasure rare", "tr"],
    won: [
      ...["winner", "champion", "championship", "finalist", "treasure cup", "store tournament"],
      ...[
        "tournament",
        "regional",
        "regionals",
        "judge",
        "event",
        "participation",
        "top 8",
        "top 16",
      ],
    ],
    given: [
      ...["pre release", "prerelease", "box topper", "boxtopper", "anniversary", "best selection"],
      ...[
        "premium card collection",
        "pcc",
        "gift collection",
        "promo",
        "promotion pack",
        "dodgers",
      ],
      ...["jolly roger", "reprint", "demo deck", "pirates party", "film edition", "learn together"],
    ],
    precious: ["gold", "silver", "signature", "serial", "serialized", "red super", "gold foil"],
  },
  printOfRarity: { Special: "special", "Treasure Rare": "treasure", Promo: "given" },
};
