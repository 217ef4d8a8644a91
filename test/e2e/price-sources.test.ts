import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, expect, test } from "vitest";
import { bookPointerKey, dayShelf } from "#schemas/storage/price-books.ts";
import { api } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { onMappedProducts } from "#test/support/prices/mapped-products.ts";
import { replayToTheEnd } from "#test/support/sources/replays.ts";
import { runToTheEnd, setDay, setFaults } from "#test/support/sources/runs.ts";
import { toldByUpstream } from "#test/support/sources/upstream-answers.ts";

let token = "";
onMappedProducts((admin) => {
  token = admin;
});
afterEach(() => setDay("2026-02-01"));

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
  const { pricing } = await toldByUpstream("/v2/en/cards/base1-4");
  return Math.round(pricing.tcgplayer.holofoil.marketPrice * 100);
}

test("[PRC-2] what a source says that is asked hourly is told by the hour in which it was asked", async () => {
  const hourNow = () => `${new Date().toISOString().slice(0, 13)}:00:00.000Z`;
  const path = "/v1/cards/pokemon:en:base1-4/prices/history?interval=hour&source=tcgdex-tcgplayer";
  const told = async (more = "") => {
    const { status, body } = await api(`GET ${path}${more}`, { token });
    expect(status).toBe(200);
    const [series] = body.series;
    return series as { shop: string; points: readonly { at: string; market: number }[] };
  };
  for (const day of ["2026-02-02", "2026-02-03"]) {
    const earliest = hourNow();
    await pricesOf("tcgdex", day, { mode: "full", units: ["base1"] });
    const { shop, points } = await told();
    expect(shop).toBe("tcgplayer");
    expect(points.at(-1)).toMatchObject({ market: await marketOn(day) });
    expect([earliest, hourNow()]).toContain(points.at(-1)?.at);
    // Of one hour the newest answer counts.
    expect(new Set(points.map(({ at }) => at)).size).toBe(points.length);
  }
  expect(await told("&currency=USD")).toEqual(await told());
  const daily = await api(`GET ${path.replace("tcgdex-tcgplayer", "cardmarket")}`, { token });
  expect(daily.body.series).toEqual([]);
  const tooLong = await api(`GET ${path}&from=2025-01-01&to=2025-04-01`, { token });
  expect(tooLong).toMatchObject({ status: 400, body: { code: "request.invalid" } });
});

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

test("[PRC-1] [LAKE-6] prices that rest while the shop's day moves are of the new day too, also once more out of the lake alone", async () => {
  const [moved, rested] = ["2026-02-05", "2026-02-06"];
  await pricesOf("tcgcsv", moved);
  // The file of the first set, with its products in it: none of its prices has moved since yesterday.
  await setFaults([{ path: "/tcgcsv/tcgplayer/3/604/prices", fault: "resting-prices" }]);
  const day = await pricesOf("tcgcsv", rested);
  expect(day).toMatchObject({ state: "completed", rejected: 0 });
  // That file, and lists of what there is.
  expect(day.figures.notModified).toBeGreaterThan(0);
  const history = async () => {
    const path = `/v1/cards/pokemon:en:base1-4/prices/history?from=${moved}&to=${rested}`;
    const { body } = await api(`GET ${path}&source=tcgplayer`, { token });
    return body.series.map(({ variant, points }: { variant: string; points: object[] }) => ({
      variant,
      points,
    }));
  };
  const before = await history();
  expect(before).toContainEqual(
    expect.objectContaining({
      points: [expect.objectContaining({ day: moved }), expect.objectContaining({ day: rested })],
    }),
  );
  const Key = bookPointerKey({ game: "pokemon", set: "base1" }, dayShelf);
  await cloudDocuments().send(new DeleteCommand({ TableName: "cardlake-local-catalog", Key }));
  expect(await history()).toEqual([]);
  // All who have told prices of the set, so that nobody else misses any.
  for (const source of ["cardmarket", "tcgdex", "tcgcsv"]) {
    const request = { source, target: "silver", kinds: ["price"] };
    expect(await replayToTheEnd(token, request)).toMatchObject({
      ...{ state: "completed", figures: { rejected: 0 } },
    });
  }
  expect(await history()).toEqual(before);
}, 240_000);

test("[ING-3] a source without its key is off, and says so", async () => {
  const { body } = await api("GET /v1/admin/upstreams", { token });
  const off = body.items.filter(({ isOff }: { isOff?: true }) => isOff);
  expect(off.map(({ source }: { source: string }) => source)).toEqual(["tcgplayer", "ebay"]);
});
