import type { Card } from "#schemas/catalog/card.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { recordCards, recordSet } from "./silver.ts";

const base = setId("pokemon", "en", "base1");

/** Charizard of the Base Set; name only what the test is about. */
export function aCard(change: Partial<Card> = {}): Card {
  const { setId: set = base, number = "4" } = change;
  return {
    id: printingId(set, number),
    game: "pokemon",
    language: "en",
    setId: set,
    number,
    name: "Charizard",
    category: "pokemon",
    attributes: {},
    variants: [{ key: "holo", finish: "holo" }],
    images: [],
    crosswalk: { tcgdex: `base1-${number}` },
    findings: [],
    ...change,
  };
}

/** The pictures of a card whose source has one, in the large size only. */
export const pictureAt = (url: string): Pick<Card, "images"> => ({
  images: [{ size: "large", widthPx: 600, heightPx: 825, url }],
});

export const aSet = (change: Partial<CardSet> = {}): CardSet => ({
  id: base,
  game: "pokemon",
  language: "en",
  name: "Base Set",
  series: { id: "base", name: "Base" },
  releasedOn: "1999-01-09",
  cardCount: { printed: 102, total: 102 },
  crosswalk: { tcgdex: "base1" },
  findings: [],
  ...change,
});

export const aProvenance = (change: Partial<Provenance> = {}): Provenance => ({
  source: "tcgdex",
  observedAt: "2026-02-01T06:00:00.000Z",
  bronzeKey: "bronze/source=tcgdex/dataset=cards/year=2026/month=02/day=01/base1-0.ndjson.gz",
  bronzeLine: 1,
  bodySha256: "0".repeat(64),
  ...change,
});

/** A store with one set and these cards, all of them members. */
export async function storeWith(cards: readonly Card[], set: CardSet = aSet()) {
  const store = memoryCatalogStore();
  const provenance = aProvenance();
  await recordSet({ set, members: cards.map(({ id }) => id), provenance }, { store });
  await recordCards(
    cards.map((card) => ({ card, provenance })),
    { store },
  );
  return store;
}

/** A reader of indexes that finds one of its format, and has no trouble. */
export const easyReader = {
  ask: async () => undefined,
  onTrouble(error: unknown) {
    throw error;
  },
};
