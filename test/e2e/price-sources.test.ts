import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, expect, inject, test } from "vitest";
import { api } from "#test/support/api.ts";
import { broughtIn } from "#test/support/brought-in.ts";
import { admin, indexed, runToTheEnd, setDay, setFaults } from "#test/support/runs.ts";

let token = "";
beforeAll(async () => {
  token = await admin();
  await broughtIn(token);
  await runToTheEnd(token, { source: "tcgcsv", mode: "full" });
  for (const game of ["pokemon", "onepiece"]) await indexed(token, game);
  // Whoever takes prices looks for a newer map of products every ten seconds.
  await sleep(10_000);
}, 240_000);
afterEach(async () => {
  await setFaults([]);
  await setDay("2026-02-01");
});

/** A run of the day, and what its prices have been counted as. */
async function pricesOf(source: string, day: string, more: object = {}) {
  await setDay(day);
  const run = await runToTheEnd(token, { source, mode: "due", ...more });
  const counted = run.drift?.find(({ dataset }: { dataset: string }) => dataset.endsWith(":price"));
  const { state, rejected, figures } = run;
  return { state, rejected, figures, prices: counted?.records ?? 0, notes: counted?.fields ?? {} };
}

test("[ING-4] a shop's prices are brought in day by day, and once a day", async () => {
  const first = await pricesOf("tcgcsv", "2026-02-02");
  expect(first).toMatchObject({ state: "completed", rejected: 0 });
  expect(first.prices).toBeGreaterThan(500);
  expect(first.figures.written).toBeGreaterThan(0);
  expect(Object.keys(first.notes)).not.toContainEqual(expect.stringMatching(/^price_without_map/));
  const again = await pricesOf("tcgcsv", "2026-02-02");
  expect(again).toMatchObject({ figures: { requests: 1, written: 0 }, prices: 0 });
});

test("[ING-4] a price guide is read as a whole, and asked for in vain until there is another", async () => {
  const first = await pricesOf("cardmarket", "2026-02-02");
  expect(first).toMatchObject({ state: "completed", rejected: 0, figures: { newBodies: 2 } });
  expect(first.figures.written).toBeGreaterThan(0);
  const again = await pricesOf("cardmarket", "2026-02-02");
  expect(again).toMatchObject({ figures: { requests: 2, notModified: 2, written: 0 } });
});

test("[ING-4] ninety days of exchange rates come with the first run, and none twice", async () => {
  await setDay("2026-02-02");
  const first = await runToTheEnd(token, { source: "ecb", mode: "full" });
  expect(first).toMatchObject({ state: "completed", rejected: 0, figures: { requests: 2 } });
  expect(first.figures.written).toBeGreaterThan(0);
  const again = await runToTheEnd(token, { source: "ecb", mode: "due" });
  expect(again).toMatchObject({ figures: { newBodies: 0, written: 0 } });
});

test("[PRC-1] prices of cards are taken beside the cards, of which none is written", async () => {
  const run = await pricesOf("tcgdex", "2026-02-02", { mode: "full", units: ["base1"] });
  expect(run).toMatchObject({ state: "completed", rejected: 0 });
  expect(run.prices).toBeGreaterThan(100);
  const { body } = await api("GET /v1/cards/pokemon:en:base1-4", { token });
  expect(body).not.toHaveProperty("pricing");
});

/** What the shop of the sample said of the first Charizard on a day, in cents. */
async function marketOn(day: string): Promise<number> {
  await setDay(day);
  const { pricing } = JSON.parse(
    await (await fetch(`${inject("cloud").upstream}/v2/en/cards/base1-4`)).text(),
  );
  return Math.round(pricing.tcgplayer.holofoil.marketPrice * 100);
}

test("[PRC-2] days of the past come out of archives that a run names, and a day without one costs nothing", async () => {
  const days = ["2024-02-08", "2024-02-09"];
  const units = [...days, "2026-03-01"].map((day) => `archive/${day}`);
  const run = await runToTheEnd(token, { source: "tcgcsv", mode: "full", units });
  expect(run).toMatchObject({
    state: "completed",
    rejected: 0,
    figures: { gone: 1, newBodies: 2 },
  });
  expect(run.figures.written).toBeGreaterThan(500);
  const path = "/v1/cards/pokemon:en:base1-4/prices/history";
  const { body } = await api(`GET ${path}?from=${days[0]}&to=${days[1]}&source=tcgplayer`, {
    token,
  });
  for (const day of days) {
    const point = expect.objectContaining({ day, market: await marketOn(day) });
    expect(body.series).toContainEqual(
      expect.objectContaining({ points: expect.arrayContaining([point]) }),
    );
  }
  const again = await runToTheEnd(token, { source: "tcgcsv", mode: "full", units });
  expect(again.figures).toMatchObject({ notModified: 2, newBodies: 0, written: 0 });
});

test("[PRC-1] zeros of a day are no prices, and take the place of none", async () => {
  await setFaults([{ path: "/tcgcsv/tcgplayer/**", fault: "zero-prices" }]);
  const run = await pricesOf("tcgcsv", "2026-02-03");
  expect(run).toMatchObject({ state: "completed", rejected: 0, figures: { written: 0 } });
  expect(run.notes).toEqual({ "no_price tcgplayer": run.prices });
});

test("[ING-3] a source without its key is off, and says so", async () => {
  const { body } = await api("GET /v1/admin/upstreams", { token });
  const off = body.items.filter(({ isOff }: { isOff?: true }) => isOff);
  expect(off.map(({ source }: { source: string }) => source)).toEqual(["tcgplayer", "ebay"]);
});
