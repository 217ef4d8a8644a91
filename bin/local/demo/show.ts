import type { LocalCloud } from "../cloud/local-cloud.ts";
import type { Layout } from "../layout.ts";
import type { Steps } from "../progress/steps.ts";
import { credentials, demoToken } from "./account.ts";
import { apiAt } from "./api.ts";
import { demoCollection } from "./collection.ts";
import { startDrawingFunction } from "./drawing-function.ts";
import { type DemoPicture, demoPicture } from "./picture.ts";
import { cardsIn, type SyncReport, syncCatalogue } from "./sync.ts";

export interface Shown {
  readonly token: string;
  readonly email: string;
  readonly password: string;
  readonly collectionId: string;
  readonly picture: DemoPicture;
}

/** Uses the running application as a person would, over HTTP, from signing up to a picture. */
export async function show(cloud: LocalCloud, layout: Layout, steps: Steps): Promise<Shown> {
  const api = apiAt(cloud.apiUrl);
  const token = await steps.step("demo account", () => demoToken(api, cloud));
  const synced = steps.step(
    "daily sync",
    async (detail): Promise<SyncReport> => {
      const cards = cloud.redeployed ? 0 : await cardsIn(api);
      return cards > 0 ? { cards, outcome: "reused" } : syncCatalogue(api, token, detail);
    },
    ({ cards, outcome }) => `${outcome}, ${cards} cards`,
  );
  // What is drawn already needs no drawing function.
  const ready =
    cloud.redeployed && steps.step("drawing function", () => startDrawingFunction(cloud));
  await Promise.all([synced, ready]);
  const collection = await steps.step(
    "demo collection",
    () => demoCollection(api, token),
    ({ cards, outcome }) => `${outcome}, ${cards} cards`,
  );
  const picture = await steps.step(
    "picture",
    (detail) =>
      demoPicture(api, token, { collectionId: collection.id, folder: layout.folder, detail }),
    ({ width, height }) => `${width} × ${height} pixels`,
  );
  return { token, ...credentials, collectionId: collection.id, picture };
}
