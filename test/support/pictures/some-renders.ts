import type { RenderPlan } from "#schemas/images/render.ts";
import { Ulid } from "#schemas/values.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";

/** Of which collection a render is. */
export const ofCollection = (collectionId: Ulid = Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4")) => ({
  ...{ collectionId, subject: { kind: "collection" as const, collectionId } },
});

/** A card of the base set as it is drawn; unknown to the catalogue where nothing is said of its picture. */
export const aPlannedCard = (
  number: string,
  sourceUrl: string | undefined,
): RenderPlan["cards"][number] => ({
  ...{ printingId: aCard({ number }).id, name: "Charizard", setName: "Base Set", language: "en" },
  ...{ number: `${number}/102`, quantity: 1, isKnown: sourceUrl !== undefined },
  ...(sourceUrl !== undefined && { sourceUrl }),
});
