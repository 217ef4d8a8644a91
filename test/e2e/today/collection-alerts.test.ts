import { expect, test } from "vitest";
import { api, somebody } from "#test/support/clouds/api.ts";
import { onMappedProducts } from "#test/support/prices/mapped-products.ts";
import { aMovedPrice } from "#test/support/prices/moved-price.ts";

let admin = "";
onMappedProducts((token) => {
  admin = token;
});

test("[ALR-1] [ALR-2] the cards of a wish list are watched, also those that come later, and tell once when their price crosses the line", {
  timeout: 240_000,
}, async () => {
  const { id: printingId, variant, from, to, comesIn } = await aMovedPrice(admin, "neo1");
  const { token } = await somebody();
  const call = (request: string, body?: object) => api(request, { token, ...(body && { body }) });
  const made = await call("POST /v1/collections", { name: "Wanted", kind: "wishlist" });
  const list = `/v1/collections/${made.body.id}`;
  const wanted = (more: object) => ({
    ...{ items: [{ printingId, variant, quantity: 1, ...more }] },
  });
  const graded = { grade: { company: "psa", grade: "9" } };
  await call(`POST ${list}/items`, wanted(graded));
  const alert = {
    subject: { kind: "collection", collectionId: made.body.id },
    ...{ currency: "USD", source: "tcgplayer" },
    line: { kind: to > from ? "at_or_above" : "at_or_below", amount: to },
  };
  const set = await call("POST /v1/alerts", alert);
  expect([set.status, set.body.warnings], JSON.stringify(set.body)).toEqual([201, []]);
  const { id: alertId } = set.body;
  const cards = async () => (await call(`GET /v1/alerts/${alertId}`)).body.cards;
  const polled = { timeout: 60_000, interval: 500 };
  await expect.poll(cards, polled).toEqual({ found: 1, watched: 1 });

  const stranger = await somebody();
  const theirs = await api("POST /v1/alerts", { token: stranger.token, body: alert });
  expect([theirs.status, theirs.body.code]).toEqual([404, "collections.no_such_collection"]);

  const added = await call(`POST ${list}/items`, wanted({ condition: "near_mint" }));
  await expect.poll(cards, polled).toEqual({ found: 2, watched: 2 });
  await comesIn();
  const inbox = async () => (await call("GET /v1/me/inbox")).body.items;
  await expect.poll(inbox, polled).toHaveLength(1);
  expect(await inbox()).toMatchObject([
    { told: { kind: "fired", alertId, number: 1, card: { printingId, state: "near_mint" } } },
  ]);
  await comesIn();
  expect(await inbox()).toHaveLength(1);

  const [{ id: itemId }] = added.body.items;
  await api(`DELETE ${list}/items/${itemId}`, { token, headers: { "if-match": "*" } });
  await expect.poll(cards, polled).toEqual({ found: 1, watched: 1 });
  await api(`DELETE ${list}`, { token, headers: { "if-match": "*" } });
  await expect.poll(cards, polled).toEqual({ found: 0, watched: 0, isDeleted: true });
  expect((await call(`GET /v1/alerts/${alertId}`)).status).toBe(200);
});
