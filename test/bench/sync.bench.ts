import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { lakeBucket } from "#bin/local/emulator/aws-clients.ts";
import { keysIn } from "#shared/aws/keys-in.ts";
import { admin, nextDay, synchronised, withFullSizeCloud } from "./full-size-cloud.ts";
import type { Figures } from "./run.ts";

/**
 * [ING-1] The whole English catalogue of one source through the deployed pipeline, new; then what the
 * other sources bring; all of them twice unchanged, and on a day on which every body has other prices
 * and nothing is news.
 */
export const run = () => withFullSizeCloud(measured);

async function measured(cloud: LocalCloud): Promise<Figures> {
  const token = await admin(cloud);
  const first = await synchronised(cloud, token, { mode: "full", source: "tcgdex" });
  const others = await synchronised(cloud, token, { mode: "due" });
  const afterFirst = await objectsIn(cloud);
  const due = await synchronised(cloud, token, { mode: "due" });
  const again = await synchronised(cloud, token, { mode: "full" });
  const afterAgain = await objectsIn(cloud);
  await nextDay(cloud);
  const priced = await synchronised(cloud, token, { mode: "full" });
  const afterPriced = await objectsIn(cloud);
  return {
    fullSync_s: first.seconds,
    requests: first.figures.requests,
    failedRequests: first.figures.failures,
    cards: first.figures.cards,
    silverWrites: first.figures.written,
    otherSources_s: others.seconds,
    otherSourcesRequests: others.figures.requests,
    otherSourcesWrites: others.figures.written,
    bronzeObjects: afterFirst.bronze,
    observationObjects: afterFirst.observations,
    unchangedSync_s: due.seconds,
    unchangedFullSync_s: again.seconds,
    unchangedFullRequests: again.figures.requests,
    unchangedSilverWrites: due.figures.written + again.figures.written,
    unchangedBronzeObjects: afterAgain.bronze - afterFirst.bronze,
    otherPricesSync_s: priced.seconds,
    otherPricesNewBodies: priced.figures.newBodies,
    otherPricesSilverWrites: priced.figures.written,
    otherPricesUnchanged: priced.figures.unchanged,
    otherPricesBronzeObjects: afterPriced.bronze - afterAgain.bronze,
  };
}

async function objectsIn({ clients }: LocalCloud) {
  const count = async (Prefix: string) =>
    (await keysIn(clients.s3, { Bucket: lakeBucket, Prefix })).length;
  return { bronze: await count("bronze/"), observations: await count("observations-recent/") };
}
