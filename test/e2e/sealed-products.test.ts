import { beforeAll, expect, test, vi } from "vitest";
import { api, somebody } from "#test/support/clouds/api.ts";
import { onMappedProducts } from "#test/support/prices/mapped-products.ts";

/** Files of newest prices are made once no price has come for a while, and looked for every ten seconds. */
const patience = { timeout: 120_000, interval: 2_000 };

let [token, box, pack] = ["", "", ""];
onMappedProducts(() => undefined);
beforeAll(async () => {
  ({ token } = await somebody());
  const { body } = await api("GET /v1/sets/pokemon:en:base1/products?kind=sealed", { token });
  [box = "", pack = ""] = body.items.map(({ heldAs }: { heldAs: string }) => heldAs);
});

const held = (printingId: string, more: object = {}) => ({
  ...{ printingId, variant: "sealed", condition: "near_mint", quantity: 1 },
  ...more,
});

async function aShelf(): Promise<string> {
  const body = { name: "Shelf", kind: "binder" };
  return `/v1/collections/${(await api("POST /v1/collections", { token, body })).body.id}`;
}

test("[COL-1] sealed products are held beside cards, and are found by their names with what they are worth", async () => {
  expect([box, pack]).toEqual([
    "pokemon:en:product.tcgplayer.604-906040",
    "pokemon:en:product.tcgplayer.604-906041",
  ]);
  const shelf = await aShelf();
  const card = { ...held("pokemon:en:base1-4"), variant: "holo.unlimited" };
  const paid = { amount: 100, currency: "USD", day: "2024-11-08" };
  const body = { items: [held(box, { quantity: 2, paid }), held(pack), card] };
  expect((await api(`POST ${shelf}/items`, { token, body })).status).toBe(201);

  const found = async (q: string) =>
    (await api(`GET /v1/holdings/items?currency=USD&q=${q}`, { token })).body.items;
  expect((await found("")).map(({ card: one }: { card: object }) => one)).toHaveLength(3);
  await vi.waitFor(async () => {
    const { body: prices } = await api(`GET /v1/cards/${box}/prices`, { token });
    expect(prices.variants).toMatchObject([
      { variant: "sealed", market: { currency: "USD", source: "tcgplayer" } },
    ]);
    const [one, ...others] = await found("booster%20box");
    expect(others).toEqual([]);
    const { amount } = prices.variants[0].market;
    expect(one).toMatchObject({
      ...{ printingId: box, quantity: 2, card: { name: "Base Set Booster Box" } },
      ...{ price: { amount, of: "market" }, value: { amount: 2 * amount, currency: "USD" } },
      gain: { amount: amount - 100 },
    });
  }, patience);
  const { body: many } = await api("POST /v1/cards/prices", { token, body: { ids: [box] } });
  expect(many.items).toMatchObject([{ outcome: "found", price: { variant: "sealed" } }]);
}, 150_000);

test("[COL-1] a price of one's own counts for a sealed product", async () => {
  const shelf = await aShelf();
  await api(`POST ${shelf}/items`, { token, body: { items: [held(pack, { quantity: 3 })] } });
  const path = `/v1/me/prices/${pack}/sealed/near_mint`;
  const price = { amount: 70_000, currency: "USD" };
  expect((await api(`PUT ${path}`, { token, body: price })).status).toBe(200);
  const id = shelf.split("/").at(-1);
  const { body } = await api(`GET /v1/holdings/items?currency=USD&collectionId=${id}`, { token });
  expect(body.items).toMatchObject([{ value: { amount: 210_000 }, price: { of: "own" } }]);
  expect((await api(`DELETE ${path}`, { token })).status).toBe(204);
});

test("[API-4] what no shop sells sealed is refused with what it is not", async () => {
  const shelf = await aShelf();
  const single = "pokemon:en:product.tcgplayer.604-42382";
  const items = [held("pokemon:en:product.tcgplayer.604-1"), held(single)];
  const { status, body } = await api(`POST ${shelf}/items`, { token, body: { items } });
  expect(status).toBe(422);
  expect(body.errors.map(({ detail }: { detail: string }) => detail)).toEqual(
    items.map(({ printingId }) => `the catalogue has no sealed product ${printingId}`),
  );
  const variant = await api(`POST ${shelf}/items`, {
    ...{ token, body: { items: [{ ...held(box), variant: "normal" }] } },
  });
  expect([variant.status, variant.body.errors[0].detail]).toEqual([
    422,
    expect.stringContaining("its variants are sealed"),
  ]);
});
