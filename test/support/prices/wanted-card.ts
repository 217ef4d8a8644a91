import { randomUUID } from "node:crypto";
import { systemClock } from "#shared/kernel/clock.ts";
import { dynamoInterestNotes } from "#shared/wanting/dynamo-interest-notes.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";

/** As a function does when somebody has looked at a card. */
export async function wanted(printing: string): Promise<void> {
  const documents = cloudDocuments();
  const deps = { clock: systemClock, newId: () => randomUUID(), random: Math.random };
  await dynamoInterestNotes(documents, "cardlake-local-work", deps).add({ [printing]: 1 });
}
