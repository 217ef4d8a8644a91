import { dynamoSilverStore } from "#functions/catalog/silver/dynamo-silver-store.ts";
import { Card } from "#schemas/catalog/card.ts";
import type { PrintingId } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { recordCards } from "#test/support/catalogue/silver.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";

/** Puts so many cards of a set of its own into the catalogue, each as holo and as normal. */
export async function seededCards(set: string, count: number): Promise<readonly PrintingId[]> {
  const cards = Array.from({ length: count }, (_none, index) =>
    Card.parse({
      id: `pokemon:en:${set}-${index + 1}`,
      game: "pokemon",
      language: "en",
      setId: `pokemon:en:${set}`,
      number: `${index + 1}`,
      name: `Test card ${index + 1}`,
      category: "pokemon",
      variants: [
        { key: "holo", finish: "holo" },
        { key: "normal", finish: "normal" },
      ],
      attributes: {},
      images: [],
      crosswalk: {},
      findings: [],
    }),
  );
  const provenance = {
    source: "tcgdex",
    observedAt: "2026-02-01T06:00:00.000Z",
    bronzeKey: "bronze/seed",
    bronzeLine: 0,
    bodySha256: sha256(set),
  };
  const store = dynamoSilverStore(cloudDocuments(), "cardlake-local-catalog");
  await recordCards(
    cards.map((card) => ({ card, provenance })),
    { store },
  );
  return cards.map(({ id }) => id);
}
