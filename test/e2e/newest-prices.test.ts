import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api } from "#test/support/clouds/api.ts";
import { admin, indexed, runToTheEnd, setDay } from "#test/support/sources/runs.ts";

/** Days whose prices are taken one after another: what moved lately is told. */
const today = utcDay(new Date());
const days = [3, 2, 1].map((ago) => dayAfter(today, -ago));
const charizard = "pokemon:en:base1-4";
const body = { ids: [charizard, "shop:1"] };

let token = "";
beforeAll(async () => {
  token = await admin();
  await broughtIn(token);
  expect((await runToTheEnd(token, { source: "tcgcsv", mode: "full" })).state).toBe("completed");
  await indexed(token, "pokemon");
  // Whoever takes prices looks for newer ids every ten seconds.
  await vi.waitFor(
    async () => {
      await priced(days[0] ?? "");
      const { body: card } = await api(`GET /v1/cards/${charizard}/prices`, { token });
      expect(card.variants).not.toEqual([]);
    },
    { timeout: 60_000, interval: 5_000 },
  );
  for (const day of days.slice(1)) expect((await priced(day)).state).toBe("completed");
}, 240_000);
afterAll(() => setDay("2026-02-01"));

/** Has the day's prices taken. */
async function priced(day: string) {
  await setDay(day);
  return runToTheEnd(token, { source: "tcgcsv", mode: "full" });
}

test("[PRC-4] prices that were taken are told of many cards once it is quiet, as the card's page tells them", async () => {
  await vi.waitFor(
    async () => {
      const [{ body: many }, { body: one }] = await Promise.all([
        api("POST /v1/cards/prices", { token, body }),
        api(`GET /v1/cards/${charizard}/prices`, { token }),
      ]);
      const [found, unknown] = many.items;
      expect(unknown).toMatchObject({ id: "shop:1", outcome: "unknown", reason: "unknown_kind" });
      expect(found).toMatchObject({ outcome: "found", printingId: charizard });
      const market = (variants: readonly { variant: string; market?: object }[]) =>
        variants.map(({ variant, market: own }) => ({ variant, market: own }));
      expect(found.variants).not.toEqual([]);
      expect(market(found.variants)).toEqual(market(one.variants));
    },
    { timeout: 120_000, interval: 2_000 },
  );
}, 180_000);

test("[PRC-4] what moved most is told by page, up and down", async () => {
  const path = "/v1/prices/trending?game=pokemon&window=1&minPrice=0&limit=2";
  for (const direction of ["up", "down"]) {
    const first = await api(`GET ${path}&direction=${direction}`, { token });
    expect(first.status).toBe(200);
    const { items, nextCursor } = first.body;
    expect(items).not.toEqual([]);
    const changes: readonly number[] = items.map(({ change }: { change: number }) => change);
    expect(changes.toSorted((a, b) => (direction === "up" ? b - a : a - b))).toEqual(changes);
    if (nextCursor === undefined) continue;
    const next = await api(`GET ${path}&direction=${direction}&cursor=${nextCursor}`, { token });
    expect(next.status).toBe(200);
    expect(next.body.items).not.toContainEqual(items[0]);
  }
  expect((await api("GET /v1/prices/trending?game=pokemon&window=2", { token })).status).toBe(400);
  const bad = await api(`GET ${path}&cursor=abc`, { token });
  expect(bad).toMatchObject({ status: 400, body: { code: "request.bad_cursor" } });
});

test("[PRC-6] sources are told side by side", async () => {
  const { status, body: told } = await api(`GET /v1/cards/${charizard}/prices/comparison`, {
    token,
  });
  expect(status).toBe(200);
  expect(told.variants).toContainEqual(
    expect.objectContaining({
      currency: "USD",
      sources: expect.arrayContaining([
        expect.objectContaining({ source: "tcgplayer", isMarket: true, fromMarketPercent: 0 }),
      ]),
    }),
  );
  const unknown = await api("GET /v1/cards/pokemon:en:base1-999/prices/comparison", { token });
  expect(unknown).toMatchObject({ status: 404, body: { code: "catalog.no_such_card" } });
});

test.each([
  ["/v1/prices/trending?game=chess", "must be a game of the catalogue: pokemon"],
  ["/v1/prices/trending?game=pokemon&currency=ZZZ", "ZZZ is none"],
  [`/v1/cards/${charizard}/prices/comparison?currency=ZZZ`, "ZZZ is none"],
  ["/v1/cards?q=charizard&currency=ZZZ", "ZZZ is none"],
  [`/v1/cards/${charizard}/prices/history?grade=nobody-10`, "a grade of one of psa"],
  [
    `/v1/cards/${charizard}/prices/history?condition=damaged&grade=psa-10`,
    "cannot be asked for together",
  ],
  [
    `/v1/cards/${charizard}/prices/history.csv?condition=damaged&grade=psa-10`,
    "cannot be asked for together",
  ],
])("[API-4] what cannot be is refused with what is expected: %s", async (path, expected) => {
  const { status, body: problem } = await api(`GET ${path}`, { token });
  expect([status, problem.code]).toEqual([400, "request.invalid"]);
  expect(problem.errors[0].detail).toContain(expected);
});
