import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { dynamoSilverStore } from "#functions/catalog/silver/dynamo-silver-store.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import type { PrintingId } from "#schemas/values.ts";
import { aCard, aProvenance, aSet, pictureAt } from "#test/support/catalogue/catalog.ts";
import { recordCards, recordSet } from "#test/support/catalogue/silver.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";

/**
 * Puts so many cards into the catalogue, in a set of their own, whose pictures the sample upstream
 * has: those of the Base Set, with these numbers.
 */
export async function cardsWithPictures(
  count: number,
  { isLastBare = false, numbers = [] as readonly number[] } = {},
): Promise<readonly PrintingId[]> {
  const set = setId("pokemon", "en", `drawn${randomUUID().slice(0, 8)}`);
  const cards = Array.from({ length: count }, (_none, index) => {
    const number = numbers[index] ?? index + 1;
    const address = `${inject("cloud").upstream}/assets/en/base/base1/${number}/high.webp`;
    const isBare = isLastBare && index === count - 1;
    return aCard({
      ...{ setId: set, number: String(number), name: `Card ${number}` },
      variants: [{ key: "normal", finish: "normal" }],
      ...(!isBare && pictureAt(address)),
    });
  });
  const store = dynamoSilverStore(cloudDocuments(), "cardlake-local-catalog");
  const provenance = aProvenance();
  const members = cards.map(({ id }) => id);
  await recordSet({ set: aSet({ id: set }), members, provenance }, { store });
  await recordCards(
    cards.map((card) => ({ card, provenance })),
    { store },
  );
  return members;
}
