import type { LocalCloud } from "../cloud/local-cloud.ts";
import type { Layout } from "../layout.ts";
import type { Steps } from "../progress/steps.ts";
import { credentials, demoToken } from "./account.ts";
import { type Api, apiAt } from "./api.ts";
import { demoCollection } from "./collection.ts";
import { startDrawingFunction } from "./drawing-function.ts";
import { pastPrices } from "./past-prices.ts";
import { type DemoPicture, demoPicture } from "./picture.ts";
import { type DemoPrices, demoPrices } from "./prices.ts";
import { cardsByGame, type SyncReport, sumOf, syncCatalogue } from "./sync.ts";

/** The source that the demo's pictures are of; the others bring no card that it draws. */
const drawnSource = "tcgdex";

export interface Shown {
  readonly token: string;
  readonly email: string;
  readonly password: string;
  readonly collectionId: string;
  readonly picture: DemoPicture;
}

/**
 * Uses the running application as a person would, over HTTP, from signing up to a picture. Only what
 * the picture needs is synchronised: `showAllGames` brings the rest.
 */
export async function show(cloud: LocalCloud, layout: Layout, steps: Steps): Promise<Shown> {
  const api = apiAt(cloud.apiUrl);
  const token = await steps.step("demo account", () => demoToken(api, cloud));
  const synced = steps.step(
    "first sync",
    async (detail): Promise<SyncReport> => {
      const { cards, games } = cloud.redeployed ? nothing : await catalogueOf(api);
      return games > 0
        ? { cards, outcome: "reused" }
        : syncCatalogue(api, token, { source: drawnSource }, detail);
    },
    remark,
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

/** Brings what the other sources know: further games, and more of the same cards. */
export async function showAllGames(cloud: LocalCloud, token: string, steps: Steps): Promise<void> {
  const api = apiAt(cloud.apiUrl);
  await steps.step(
    "sync of all sources",
    async (detail): Promise<SyncReport> => {
      const { cards, games } = cloud.redeployed ? nothing : await catalogueOf(api);
      return games > 1 ? { cards, outcome: "reused" } : syncCatalogue(api, token, {}, detail);
    },
    remark,
  );
}

/** What a card of the sample costs and has cost, once all sources were read. */
export async function showPrices(
  { apiUrl, upstreams }: LocalCloud,
  { folder }: Layout,
  { token, steps }: { readonly token: string; readonly steps: Steps },
): Promise<DemoPrices | undefined> {
  const api = apiAt(apiUrl);
  // Those of the real mirror are 100 MB, which nobody should ask a friendly service for at every look.
  if (upstreams) {
    await steps.step(
      "prices of the last month",
      (detail) => pastPrices(api, token, detail),
      (outcome) => outcome,
    );
  }
  return steps.step(
    "prices and a chart",
    () => demoPrices(api, { apiUrl, token, folder }),
    (prices) => prices?.price ?? "no source has told any yet",
  );
}

const nothing = { cards: 0, games: 0 };

async function catalogueOf(api: Api) {
  const counts = await cardsByGame(api);
  return { cards: sumOf([...counts.values()]), games: counts.size };
}

const remark = ({ cards, outcome }: SyncReport) => `${outcome}, ${cards} cards`;
