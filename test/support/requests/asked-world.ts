import { randomUUID } from "node:crypto";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { newNotice, noticeKey } from "#schemas/storage/alert-items.ts";
import { aNotice } from "#test/support/alerts/notices.ts";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { claimedTwice } from "#test/support/catalogue/claimed-ids.ts";
import { api, type SignedIn } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { indexed, runToTheEnd } from "#test/support/sources/runs.ts";

/** What good requests of all operations need; made once. */
export interface World {
  readonly owner: SignedIn;
  readonly adminToken: string;
  readonly runId: string;
  /** An id of a shop that two cards claim. */
  readonly ambiguousId: string;
}

/** A printing that the sample upstream has, with a variant of it. */
export const charizard = {
  printingId: "pokemon:en:base1-4",
  variant: "holo.unlimited",
  condition: "near_mint",
};
export const newEmail = () => `asked-${randomUUID()}@example.com`;
export const password = "Correct-Horse-7";

/** A world with a run, and all that the catalogue's routes are asked for. */
export async function worldWith(owner: SignedIn, adminToken: string): Promise<World> {
  const ambiguousId = await claimedTwice();
  await broughtIn(adminToken);
  await indexed(adminToken);
  const asked = { source: "tcgdex", mode: "full", units: ["base1"] };
  const { id } = await runToTheEnd(adminToken, asked);
  return { owner, adminToken, runId: id, ambiguousId };
}

export async function aCollection({ owner: { token } }: World): Promise<string> {
  const body = { name: "Asked for", kind: "binder" };
  const { body: made } = await api("POST /v1/collections", { token, body });
  return `/v1/collections/${made.id}`;
}

export async function aCollectionWithAnItem(world: World): Promise<{ path: string; item: string }> {
  const path = await aCollection(world);
  const items = [{ ...charizard, quantity: 1 }];
  const added = await api(`POST ${path}/items`, { token: world.owner.token, body: { items } });
  return { path, item: `${path}/items/${added.body.items[0].id}` };
}

/** Somebody's change of an item, as the log has it. */
export async function aChange(world: World): Promise<string> {
  const { token } = world.owner;
  const { path, item } = await aCollectionWithAnItem(world);
  const edits = [{ do: "change", itemId: item.split("/").at(-1), set: { quantity: 3 } }];
  const { body } = await api(`POST ${path}/edits`, { token, body: { edits } });
  return `/v1/changes/${body.changeId}`;
}

export async function aDeletedCollection(world: World): Promise<string> {
  const { path } = await aCollectionWithAnItem(world);
  await api(`DELETE ${path}`, { token: world.owner.token, headers: { "if-match": "*" } });
  return path.replace("/collections/", "/deleted-collections/");
}

/** A sale of all that a collection holds. */
export async function aSale(world: World): Promise<{ path: string; collection: string }> {
  const { token } = world.owner;
  const { path, item } = await aCollectionWithAnItem(world);
  const price = { amount: 52_000, currency: "EUR" };
  const sold = { itemId: item.split("/").at(-1), quantity: 1, price, day: "2026-01-31" };
  const { body } = await api(`POST ${path}/sales`, { token, body: sold });
  return { path: `/v1/sales/${body.sales[0].id}`, collection: path };
}

export const ownPrice = (state: string) =>
  `/v1/me/prices/${charizard.printingId}/${charizard.variant}/${state}`;

export async function enteredPrice({ owner: { token } }: World): Promise<string> {
  const path = ownPrice("psa-9.5");
  await api(`PUT ${path}`, { token, body: { amount: 900_000, currency: "USD" } });
  return path;
}

/** An alert that no price has, in a currency that is said, as the card may have none. */
export const alertBody = () => ({
  subject: { kind: "card", printingId: charizard.printingId, variant: charizard.variant },
  ...{ line: { kind: "at_or_below", amount: 100 }, currency: "USD" },
});

export async function anAlert({ owner: { token } }: World): Promise<string> {
  const { body } = await api("POST /v1/alerts", { token, body: alertBody() });
  return `/v1/alerts/${body.id}`;
}

/** What an alert of the owner's fired, as who judges prices puts it into the inbox. */
export async function aStoredNotice({ owner: { token } }: World): Promise<string> {
  const { body: me } = await api("GET /v1/me", { token });
  const notice = aNotice();
  const Item = { ...noticeKey(me.id, notice.id), ...newNotice(notice) };
  await cloudDocuments().send(new PutCommand({ TableName: "cardlake-local-alerts", Item }));
  return notice.id;
}

export async function aRender(world: World): Promise<string> {
  const { path } = await aCollectionWithAnItem(world);
  const sent = { token: world.owner.token, body: { quality: "low" } };
  const { body } = await api(`POST ${path}/renders`, sent);
  return `/v1/renders/${body.id}`;
}

export async function aFinishedRender(world: World): Promise<string> {
  const path = await aRender(world);
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const { body } = await api(`GET ${path}`, { token: world.owner.token });
    if (body.state === "done") return path;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("There is no finished render after a minute.");
}

export const littleReplay = { source: "tcgdex", dataset: "sets", units: ["base1"] };

export async function aReplay({ adminToken: token }: World): Promise<string> {
  const { body } = await api("POST /v1/admin/replays", { token, body: littleReplay });
  return `/v1/admin/replays/${body.id}`;
}

export async function registered(): Promise<string> {
  const email = newEmail();
  await api("POST /v1/auth/register", { body: { email } });
  return email;
}
