import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { send } from "#test/bench/full-size-cloud.ts";
import { priceBaseSet } from "./priced-set.ts";

/** What requests are about: an admin, a collection of a hundred cards, a picture of it. */
export interface Scene {
  readonly cloud: LocalCloud;
  readonly token: string;
  readonly collection: string;
  /** A hundred lots, in the order in which they are listed. */
  readonly items: readonly string[];
  readonly runId: string;
  readonly replayId: string;
  readonly renderId: string;
  /** A number that was never given before. */
  readonly next: () => number;
}

/** One set's list: what is counted is the asking. */
export const littleReplay = { source: "tcgdex", dataset: "sets", units: ["base1"] };

export const password = "Correct-Horse-7";

/** The emulator sends no mail and takes any code. */
export const code = "123456";

/** A collection of a hundred cards of many sets, a picture of it, and a year of prices. */
export async function setScene(cloud: LocalCloud, token: string): Promise<Scene> {
  let last = Math.floor(Math.random() * 1e6);
  const next = () => {
    last += 1;
    return last;
  };
  const collection = await collectionOf(cloud, token, "Counted", await hundredCards(cloud, token));
  const { items } = await send(cloud, `GET ${collection}/items?limit=100`, { token });
  const runs = await send(cloud, "GET /v1/admin/runs", { token });
  const replay = await send(cloud, "POST /v1/admin/replays", { token, body: littleReplay });
  const body = { quality: "medium" };
  const render = await send(cloud, `POST ${collection}/renders`, { token, body });
  await finished(cloud, token, render.id);
  await priceBaseSet(cloud);
  return {
    ...{ cloud, token, collection, next, renderId: render.id, runId: runs.items[0].id },
    replayId: replay.id,
    items: items.map(({ id }: { id: string }) => id),
  };
}

/** @returns the path of a new collection that holds these cards */
export async function collectionOf(
  cloud: LocalCloud,
  token: string,
  name: string,
  items: readonly object[],
): Promise<string> {
  const body = { name, kind: "binder" };
  const { id } = await send(cloud, "POST /v1/collections", { token, body });
  const path = `/v1/collections/${id}`;
  if (items.length > 0) await send(cloud, `POST ${path}/items`, { token, body: { items } });
  return path;
}

export const itemOf = (printingId: string, variant: string) => ({
  ...{ printingId, variant, quantity: 1, condition: "near_mint" },
});

async function hundredCards(cloud: LocalCloud, token: string) {
  const page = await send(cloud, "GET /v1/cards?q=type:fire&sort=name&limit=100", { token });
  return page.items.flatMap(({ id, variants }: { id: string; variants: { key: string }[] }) =>
    variants[0] ? [itemOf(id, variants[0].key)] : [],
  );
}

/** Waits until a picture is drawn. @throws Error when it has failed */
export async function finished(cloud: LocalCloud, token: string, renderId: string) {
  for (;;) {
    const render = await send(cloud, `GET /v1/renders/${renderId}`, { token });
    if (render.state === "done") return render;
    if (render.state === "failed") throw new Error(`The render ${renderId} has failed.`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** A new account that is proven and signed in. */
export async function signedIn({ cloud, next }: Scene) {
  const email = `counted-${next()}@example.com`;
  await send(cloud, "POST /v1/auth/register", { body: { email } });
  await send(cloud, "POST /v1/auth/confirm", { body: { email, code, password } });
  const body = { email, password };
  const tokens = await send(cloud, "POST /v1/auth/sign-in", { body });
  return { email, token: String(tokens.accessToken), refreshToken: String(tokens.refreshToken) };
}
