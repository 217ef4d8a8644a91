import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test, vi } from "vitest";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api } from "#test/support/clouds/api.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";
import { messagesLeft } from "#test/support/sources/pipeline-state.ts";
import { admin, runToTheEnd } from "#test/support/sources/runs.ts";

interface Priced {
  readonly id: string;
  readonly marketPrice?: { readonly amount: number; readonly currency: string };
}

const charizard = "pokemon:en:base1-4";
let token = "";
const get = (path: string) => api(`GET ${path.replaceAll(" ", "%20")}`, { token });
const found = async (query: string): Promise<readonly Priced[]> => {
  const { status, body } = await get(`/v1/cards?limit=100&${query}`);
  expect([query, status]).toEqual([query, 200]);
  return body.items;
};
const amountsOf = (cards: readonly Priced[]) => cards.map((card) => card.marketPrice?.amount);

const base1 = "q=set:base1 category:pokemon&language=en&currency=USD";

/** Prices come behind the catalogue: by the map that is built beside the index, and the file that is built of books. */
beforeAll(async () => {
  token = await admin();
  await broughtIn(token);
  await eventually(async () => {
    await runToTheEnd(token, { source: "tcgcsv", mode: "full" });
    const { body } = await get(`/v1/cards/${charizard}`);
    return body.marketPrice?.currency === "USD" ? true : undefined;
  }, "a card with the shop’s own price");
  // Books of other sets come into the file behind it.
  await vi.waitFor(async () => expect(await messagesLeft()).toBe(0), {
    ...{ timeout: 100_000, interval: 500 },
  });
  // Whoever has the file looks for a newer one every ten seconds.
  await sleep(10_000);
}, 300_000);

test("[CAT-5] a card, a set’s cards and a species’ cards tell what they cost", async () => {
  const { body } = await get(`/v1/cards/${charizard}`);
  expect(body.marketPrice).toMatchObject({ currency: "USD", amount: expect.any(Number) });
  expect(body.prices.length).toBeGreaterThan(0);
  for (const list of ["sets/pokemon:en:base1/cards", "species/6/cards"]) {
    const { body: page } = await get(`/v1/${list}?limit=100`);
    const own = page.items.find(({ id }: Priced) => id === charizard);
    expect([list, own.marketPrice]).toEqual([list, body.marketPrice]);
    expect(own).not.toHaveProperty("prices");
  }
  const { body: picked } = await get(`/v1/cards/${charizard}?fields=marketPrice&currency=GBP`);
  expect(picked.marketPrice).toMatchObject({ currency: "GBP", converted: expect.anything() });
});

test("[SRCH-2] cards are found and ordered by what they cost, and what has no price comes last", async () => {
  const cheapest = await found(`${base1}&sort=price`);
  const amounts = amountsOf(cheapest);
  const priced = amounts.filter((one) => one !== undefined);
  expect(priced.length).toBeGreaterThan(1);
  expect(amounts).toEqual([...priced.toSorted((a, b) => a - b), ...amounts.slice(priced.length)]);
  expect(amounts.slice(priced.length).every((one) => one === undefined)).toBe(true);
  const dearest = amountsOf(
    await found("q=set:base1 category:pokemon has:price order:-price&language=en&currency=USD"),
  );
  expect(dearest).toEqual(priced.toSorted((a, b) => b - a));
  const bound = (priced.at(-1) ?? 0) / 100;
  const below = await found(`q=set:base1 category:pokemon price<${bound}&language=en&currency=USD`);
  expect(amountsOf(below).every((one) => one !== undefined && one < bound * 100)).toBe(true);
  const inEuros = await found(
    "q=set:base1 category:pokemon eur:0..100000 order:-price&currency=EUR&language=en",
  );
  expect(inEuros.map(({ marketPrice }) => marketPrice?.currency)).toEqual(priced.map(() => "EUR"));
});

test("[SRCH-2] pages by price follow each other", async () => {
  const all = (await found(`${base1}&sort=-price`)).map(({ id }) => id);
  const seen: string[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await get(`/v1/cards?${base1}&sort=-price&limit=40${cursor}`);
    seen.push(...body.items.map(({ id }: Priced) => id));
    if (!body.nextCursor) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(seen).toEqual(all);
});

test("[SRCH-1] a mistake in a price is answered with its column", async () => {
  const { status, body } = await get("/v1/cards?q=price<abc");
  expect(status).toBe(400);
  expect(body.code).toBe("catalog.bad_query");
  expect(body.detail).toContain("at column 7: an amount such as 50 or 12.50 was expected");
});

test("[SRCH-5] below /v2 a card has what shops say, and is found and ordered by it", async () => {
  const card = await eventually(async () => {
    const { body } = await api("GET /v2/cards/base1-4");
    return body.data?.tcgplayer ? body.data : undefined;
  }, "a card with prices below /v2");
  expect(Object.keys(card).indexOf("tcgplayer")).toBeGreaterThan(
    Object.keys(card).indexOf("images"),
  );
  const [[kind, figures] = ["", {}]] = Object.entries(
    card.tcgplayer.prices as Record<string, object>,
  );
  expect(Object.keys(figures)).toEqual(["low", "mid", "high", "market", "directLow"]);
  expect(card.tcgplayer.updatedAt).toMatch(/^\d{4}\/\d\d\/\d\d$/);
  const field = `tcgplayer.prices.${kind}.market`;
  const { body } = await api(
    `GET /v2/cards?q=${field}:[0%20TO%20*]&orderBy=-${field}&select=id,tcgplayer`,
  );
  const markets = body.data.map(
    ({ tcgplayer }: { tcgplayer: { prices: Record<string, { market: number }> } }) =>
      tcgplayer.prices[kind]?.market,
  );
  expect(markets.length).toBeGreaterThan(0);
  expect(markets).toEqual(markets.toSorted((a: number, b: number) => b - a));
});
