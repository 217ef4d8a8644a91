import { charizard } from "./examples.ts";

/** A set as lists show it. */
export const baseSet = {
  id: "pokemon:en:base1",
  game: "pokemon",
  language: "en",
  name: "Base Set",
  series: { id: "base", name: "Base" },
  releasedOn: "1999-01-09",
  cardCount: { printed: 102, total: 102 },
  abbreviation: "BS",
  logoUrl: "https://assets.tcgdex.net/en/base/base1/logo.webp",
  symbolUrl: "https://assets.tcgdex.net/univ/base/base1/symbol.webp",
  logoPath: "/v1/sets/pokemon:en:base1/logo",
  symbolPath: "/v1/sets/pokemon:en:base1/symbol",
  crosswalk: { tcgdex: "base1", pokemontcg: "base1" },
  status: "current",
  provenance: [{ ...charizard.provenance[0], bronzeLine: 0, sourceId: "base1" }],
} as const;

/** The same by itself. */
export const wholeBaseSet = {
  ...baseSet,
  onlineCode: "BS",
  cardsByFinish: { normal: 70, holo: 16, reverse: 0, firstEdition: 102 },
  legalIn: { standard: false, expanded: false },
  formats: [{ format: "unlimited", status: "Legal" }],
  boosterPacks: [{ id: "boo_base1-charizard", name: "Charizard" }],
  sourceUpdatedAt: "2022/10/10 15:12:00",
  findings: [],
} as const;
