import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { dynamoSilverStore } from "#functions/catalog/silver/dynamo-silver-store.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { PrintingId, SetId } from "#schemas/values.ts";
import { aCard, aProvenance, aSet, pictureAt } from "#test/support/catalogue/catalog.ts";
import { recordCards, recordSet } from "#test/support/catalogue/silver.ts";
import { type Answer, api } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";

/** Asks for the address of a picture until it is there, as people's programs do. */
export const shownAt = (path: string): Promise<Answer> =>
  eventually(async () => {
    const answer = await api(`GET ${path}`);
    return answer.status === 202 ? undefined : answer;
  }, `answer but 202 to ${path}`);

const silver = () => dynamoSilverStore(cloudDocuments(), "cardlake-local-catalog");
const provenance = aProvenance();
const inBaseSet = (file: string) => `${inject("cloud").upstream}/assets/en/base/base1/${file}`;

/** A set that nobody has looked at yet, with a logo that its source has and a symbol that it has not. */
export async function setWithLogo(): Promise<SetId> {
  const id = setId("pokemon", "en", `signs${randomUUID().slice(0, 8)}`);
  const signs = { logoUrl: inBaseSet("logo.webp"), symbolUrl: inBaseSet("nowhere.webp") };
  const set = aSet({ id, ...signs });
  await recordSet({ set, members: [], provenance }, { store: silver() });
  return id;
}

/** A card of a game whose pictures are not hosted, with this picture. */
export async function cardApart(url: string): Promise<PrintingId> {
  const set = setId("onepiece", "en", `op${randomUUID().slice(0, 8)}`);
  const id = printingId(set, "001");
  const game = { game: "onepiece", setId: set, number: "001" } as const;
  const card = aCard({ ...game, id, category: "character", crosswalk: {}, ...pictureAt(url) });
  await recordCards([{ card, provenance }], { store: silver() });
  return id;
}
