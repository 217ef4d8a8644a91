import { randomInt, randomUUID } from "node:crypto";
import { dynamoSilverStore } from "#functions/catalog/silver/dynamo-silver-store.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { recordCards, recordSet } from "#test/support/catalogue/silver.ts";
import { api } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";

/** Puts two cards into the catalogue that claim one product; known once an index is built. */
export async function claimedTwice(): Promise<string> {
  const store = dynamoSilverStore(cloudDocuments(), "cardlake-local-catalog");
  const set = setId("pokemon", "en", `claimed${randomUUID().slice(0, 8)}`);
  const product = `${randomInt(2 ** 40, 2 ** 41)}`;
  const provenance = aProvenance();
  const cards = ["1", "2"].map((number) =>
    aCard({ setId: set, number, crosswalk: { cardmarket: product } }),
  );
  const members = cards.map(({ id }) => id);
  await recordSet({ set: aSet({ id: set }), members, provenance }, { store });
  await recordCards(
    cards.map((card) => ({ card, provenance })),
    { store },
  );
  return `cardmarket:${product}`;
}

/** A request by an ambiguous id, once its function knows that it is one: it looks every ten seconds. */
export async function refusedAsAmbiguous(request: string, token?: string, body?: object) {
  const sent = { token, ...(body && { body }) };
  await eventually(async () => {
    const { status } = await api(request, sent);
    return status === 409 ? true : undefined;
  }, `409 to ${request}`);
  return { request, sent };
}
