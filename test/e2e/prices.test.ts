import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api } from "#test/support/clouds/api.ts";
import { admin, ended, indexed, runToTheEnd, setDay } from "#test/support/sources/runs.ts";

/** The days whose prices are taken; the upstream stays on the first one for everybody else. */
const [first, second] = ["2026-02-01", "2026-02-02"];
const charizard = "pokemon:en:base1-4";

let token = "";
beforeAll(async () => {
  token = await admin();
  await broughtIn(token);
  expect((await runToTheEnd(token, { source: "tcgcsv", mode: "full" })).state).toBe("completed");
  for (const game of ["pokemon", "onepiece"]) await indexed(token, game);
}, 180_000);
afterAll(() => setDay(first));

/** Has the day's prices taken. */
async function priced(day: string) {
  await setDay(day);
  return runToTheEnd(token, { source: "tcgcsv", mode: "full" });
}

test("[PRC-1] prices of a day are a card's once they were taken, and are those of the newest answer", async () => {
  // Whoever takes prices looks for newer ids every ten seconds.
  await vi.waitFor(
    async () => {
      await priced(first);
      const { body } = await api(`GET /v1/cards/${charizard}/prices`, { token });
      expect(body.variants).not.toEqual([]);
    },
    { timeout: 60_000, interval: 5_000 },
  );
  expect((await priced(second)).state).toBe("completed");
  const { status, body } = await api(`GET /v1/cards/${charizard}/prices`, { token });
  expect(status).toBe(200);
  expect(body.variants).toContainEqual(
    expect.objectContaining({
      market: expect.objectContaining({ currency: "USD", source: "tcgplayer", of: "market" }),
      series: expect.arrayContaining([
        expect.objectContaining({ source: "tcgplayer", shop: "tcgplayer", currency: "USD" }),
      ]),
    }),
  );
}, 180_000);

test("[PRC-2] a history has the day, and is the same when its prices are taken again", async () => {
  const path = `/v1/cards/${charizard}/prices/history?from=2026-01-01`;
  const before = await api(`GET ${path}`, { token });
  expect(before.status).toBe(200);
  const again = await priced(second);
  expect(again.figures).toMatchObject({ newBodies: 0, written: 0 });
  expect((await api(`GET ${path}`, { token })).body).toEqual(before.body);
  const table = await api(`GET /v1/cards/${charizard}/prices/history.csv?from=2026-01-01`, {
    token,
  });
  expect(table.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const days = before.body.series.flatMap((one: { points: unknown[] }) => one.points);
  expect(table.body.trim().split("\r\n")).toHaveLength(days.length + 1);
}, 120_000);

test("[CAT-1] prices are found by any id of the card", async () => {
  const { body } = await api(`GET /v1/cards/${charizard}/prices`, { token });
  const byProduct = await api("GET /v1/cards/tcgplayer:42382/prices", { token });
  expect(byProduct.body).toEqual(body);
});

test("[API-5] of a card that is not there is nothing, and nobody without a token sees any", async () => {
  const unknown = await api("GET /v1/cards/pokemon:en:base1-999/prices", { token });
  expect(unknown).toMatchObject({ status: 404, body: { code: "catalog.no_such_card" } });
  expect((await api(`GET /v1/cards/${charizard}/prices`)).status).toBe(401);
});

test("[PRC-1] prices that came before anybody knew whose they are were read once more by themselves", async () => {
  await expect
    .poll(
      async () => {
        const { body } = await api("GET /v1/admin/replays?limit=100", { token });
        const items: readonly Record<string, unknown>[] = body.items;
        return items.filter(
          ({ kinds, state }) => String(kinds) === "price" && state === "completed",
        ).length;
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBeGreaterThan(0);
});

test("[ING-1] what somebody looks at or has is asked for by the hour's run, and nothing else", async () => {
  expect((await api(`GET /v1/cards/${charizard}`, { token })).status).toBe(200);
  const { body } = await api("POST /v1/admin/runs", {
    token,
    body: { source: "tcgdex", mode: "wanted" },
  });
  const run = await ended(token, body.id);
  expect(run).toMatchObject({ state: "completed", mode: "wanted" });
  expect(run.figures.requests).toBeGreaterThan(0);
  const bad = { source: "tcgdex", mode: "wanted", units: ["base1"] };
  expect((await api("POST /v1/admin/runs", { token, body: bad })).status).toBe(400);
});

test("[PRC-8] what somebody enters stands beside what shops say of such a copy, in what is asked for", async () => {
  const { body: told } = await api(`GET /v1/cards/${charizard}/prices`, { token });
  const [{ variant }] = told.variants;
  const entered = { amount: 123_456, currency: "JPY", day: first };
  const path = `/v1/me/prices/${charizard}/${variant}/near_mint`;
  expect((await api(`PUT ${path}`, { token, body: entered })).status).toBe(200);
  const { body } = await api(`GET /v1/me/cards/${charizard}/prices`, { token });
  const [{ own, ...same }, ...others] = body.variants;
  expect(own).toMatchObject({ ...entered, source: "manual", state: "near_mint" });
  expect({ ...body, variants: [same, ...others] }).toEqual(told);
});
