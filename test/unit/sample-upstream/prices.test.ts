import { expect, test } from "vitest";
import { Language } from "#schemas/values.ts";
import { normalizeTcgdexCard } from "#test/support/catalogue/tcgdex-card.ts";
import { sampleUpstream } from "#test/support/sources/sample-upstream.ts";

const { running, get, json } = sampleUpstream();
const card = "/v2/en/cards/base1-4";
const amountsOf = ({ updated: _, ...amounts }: object & { readonly updated: string }) => amounts;
const onDay = async (day: string) => {
  running().day.set(day);
  return json(card);
};

test("a card tells its prices as the original does", async () => {
  const { pricing, updated } = await json(card);
  expect(updated).toBe("2026-02-01T04:00:00.000Z");
  expect(pricing.cardmarket).toMatchObject({
    ...{ updated: "2026-02-01T00:42:15.000Z", unit: "EUR", idProduct: 273699 },
    ...{ avg: expect.any(Number), low: expect.any(Number), trend: expect.any(Number) },
    ...{ avg1: expect.any(Number), avg7: expect.any(Number), avg30: expect.any(Number) },
  });
  expect(pricing.cardmarket).not.toHaveProperty("trend-holo");
  const reverse = await json("/v2/en/cards/sm9-4");
  expect(reverse.pricing.cardmarket).toHaveProperty("trend-holo", expect.any(Number));
  const { updated: yesterday, unit, ...printings } = pricing.tcgplayer;
  expect([yesterday, unit]).toEqual(["2026-01-31T20:05:32.000Z", "USD"]);
  expect(Object.keys(printings)).toEqual(["holofoil", "1st-edition-holofoil"]);
  expect(printings.holofoil).toMatchObject({
    productId: expect.any(Number),
    marketPrice: expect.any(Number),
    directLowPrice: null,
  });
});

test("a card that no shop has tells no price", async () => {
  const ofNoShop = await json("/v2/en/cards/ex15-56");
  expect(ofNoShop.pricing).toEqual({ cardmarket: null, tcgplayer: null });
});

test("another day has another body under another tag, and nothing but money and dates in it", async () => {
  const [before, setBefore] = [await get(card), await get("/v2/en/sets/base1")];
  const { pricing, updated, ...facts } = await onDay("2026-05-02");
  const old: typeof facts = await before.json();
  expect(updated).toBe("2026-05-02T04:00:00.000Z");
  expect(amountsOf(pricing.cardmarket)).not.toEqual(amountsOf(old.pricing.cardmarket));
  expect(old).toMatchObject(facts);
  const held = (response: Response) => ({ "if-none-match": response.headers.get("etag") ?? "" });
  expect((await get(card, held(before))).status).toBe(200);
  expect((await get("/v2/en/sets/base1", held(setBefore))).status).toBe(304);
});

test("the same day has the same prices whenever it is asked for", async () => {
  const first = await onDay("2026-02-03");
  await onDay("2026-03-01");
  expect(await onDay("2026-02-03")).toEqual(first);
  expect(await json("/v2/en/sets/base1/4")).toEqual(first);
});

test("the day is set and let go over HTTP", async () => {
  const send = (method: string, body?: string) =>
    fetch(`${running().url}/_day`, { method, ...(body && { body }) });
  expect(await (await send("PUT", '{"day":"2026-02-09"}')).json()).toEqual({ day: "2026-02-09" });
  expect((await json(card)).updated).toBe("2026-02-09T04:00:00.000Z");
  expect((await send("PUT", '{"day":"tomorrow"}')).status).toBe(400);
  await send("DELETE");
  expect(Math.abs(Date.parse(running().day.now()) - Date.now())).toBeLessThan(2 * 86_400_000);
});

test("[CAT-4] no price and no date makes a card look changed", async () => {
  const language = Language.parse("en");
  const [today, tomorrow] = [await onDay("2026-02-01"), await onDay("2026-02-02")];
  expect(normalizeTcgdexCard(tomorrow, { language })).toEqual(
    normalizeTcgdexCard(today, { language }),
  );
});
