import { expect, test } from "vitest";
import { basePrice, walk } from "#bin/sample-upstream/shops/walk.ts";
import { unpackArchive } from "#functions/sources/archives/unpack-archive.ts";
import { bodyOfBytes } from "#functions/sources/port/body.ts";
import { dayAfter, dayNumber } from "#shared/kernel/days.ts";
import { sampleUpstream } from "#test/support/sources/sample-upstream.ts";
import { sevenZip } from "#test/support/workers/seven-zip.ts";

const { running, get, json } = sampleUpstream();
type Row = Readonly<Record<string, number | string | null>>;

const rowsOfBase = async (): Promise<readonly Row[]> =>
  (await json("/tcgcsv/tcgplayer/3/604/prices")).results;
const guideOf = async (game: number) => json(`/cardmarket/price_guide_${game}.json`);
const rowOf = async (idProduct: number) =>
  (await guideOf(6)).priceGuides.find((row: Row) => row["idProduct"] === idProduct);

test("a day's file of a shop has what a card says that the shop said on that day", async () => {
  const card = await json("/v2/en/cards/base1-4");
  const { holofoil } = card.pricing.tcgplayer;
  running().day.set("2026-01-31");
  const rows = await rowsOfBase();
  const row = rows.find(
    ({ productId, subTypeName }) => productId === holofoil.productId && subTypeName === "Holofoil",
  );
  expect(row).toEqual({ ...holofoil, subTypeName: "Holofoil" });
  expect(rows.map(({ subTypeName }) => subTypeName)).toContain("1st Edition Holofoil");
});

test("the guide of a game has what a card says of its product, with an offset without a colon", async () => {
  const { cardmarket } = (await json("/v2/en/cards/sm9-4")).pricing;
  const { updated: _, unit: __, ...amounts } = cardmarket;
  expect(await rowOf(cardmarket.idProduct)).toEqual({ idCategory: 51, ...amounts });
  const { version, createdAt } = await guideOf(6);
  expect([version, createdAt]).toEqual([1, "2026-02-01T02:44:33+0100"]);
  const onePiece = (await guideOf(18)).priceGuides;
  expect(onePiece.length).toBeGreaterThan(10);
  expect(onePiece.every((row: Row) => !("avg-holo" in row))).toBe(true);
  expect((await get("/cardmarket/price_guide_7.json")).status).toBe(404);
});

test("both shops are of one mind about a card, as far as shops are", async () => {
  const rows = await rowsOfBase();
  const { cardmarket, tcgplayer } = (await json("/v2/en/cards/base1-4")).pricing;
  const share = cardmarket.trend / tcgplayer.holofoil.marketPrice;
  expect(share).toBeGreaterThan(0.4);
  expect(share).toBeLessThan(2);
  expect(rows.every(({ marketPrice }) => Number(marketPrice) > 0)).toBe(true);
});

test("prices go in small steps, rest on some days, and come far in a year", () => {
  const seeds = Array.from({ length: 200 }, (_, at) => `card ${at}`);
  const first = dayNumber("2026-01-01");
  const days = Array.from({ length: 365 }, (_, at) => first + at);
  const steps = seeds.flatMap((seed) => {
    const series = walk(seed, 1);
    return days.map((day) => Math.abs(Math.log(series(day + 1) / series(day))));
  });
  const quiet = steps.filter((step) => step === 0).length / steps.length;
  expect(quiet).toBeGreaterThan(0.3);
  expect(quiet).toBeLessThan(0.5);
  expect(Math.max(...steps)).toBeLessThan(0.5);
  const ways = seeds.map((seed) => {
    const all = days.map(walk(seed, 1));
    return Math.max(...all) / Math.min(...all);
  });
  expect(Math.min(...ways)).toBeGreaterThan(1.1);
  const bases = seeds.map(basePrice);
  expect(Math.min(...bases)).toBeLessThan(0.1);
  expect(Math.max(...bases)).toBeGreaterThan(100);
});

test("rates of a euro are of working days, newest first", async () => {
  running().day.set("2026-02-01");
  const body = await (await get("/ecb/eurofxref-daily.xml")).text();
  expect(body).toContain("<Cube time='2026-01-30'>");
  expect(body).toMatch(/<Cube currency='USD' rate='\d\.\d{4}'\/>/);
  const whole = await (await get("/ecb/eurofxref-hist-90d.xml")).text();
  const days = [...whole.matchAll(/time='([^']+)'/g)].map(([, day]) => day);
  expect([days[0], days[1], days.length > 60]).toEqual(["2026-01-30", "2026-01-29", true]);
  expect(whole).toContain(/<Cube currency='USD'[^>]+>/.exec(body)?.[0]);
});

const path = "/tcgcsv/tcgplayer/3/604/prices";

test("rules spoil prices: nothing but zeros, a jump, another's product", async () => {
  const good = await rowsOfBase();
  const [first, second] = good;
  const { faults } = running();
  faults.set([{ path, fault: "zero-prices" }]);
  const empty = await rowsOfBase();
  expect(empty.map(({ marketPrice, lowPrice }) => [marketPrice, lowPrice])).toEqual(
    empty.map(() => [0, 0]),
  );
  const productId = Number(first?.["productId"]);
  faults.set([{ path, fault: "price-jump", productId }]);
  const jumped = await rowsOfBase();
  expect(jumped[0]?.["marketPrice"]).toBeCloseTo(100 * Number(first?.["marketPrice"]), 5);
  expect(jumped[1]).toEqual(second);
  faults.set([{ path, fault: "wrong-product", productId, toldAs: 7 }]);
  expect(await rowsOfBase()).toEqual([{ ...first, productId: 7 }, ...good.slice(1)]);
});

test("rules move days and clocks", async () => {
  const { faults, day } = running();
  day.set("2026-02-02");
  const tomorrow = await rowsOfBase();
  day.set("2026-02-01");
  const today = await rowsOfBase();
  expect(tomorrow).not.toEqual(today);
  faults.set([{ path: "/tcgcsv/**", fault: "other-day", days: 1 }]);
  expect(await rowsOfBase()).toEqual(tomorrow);
  expect(await (await get("/tcgcsv/last-updated.txt")).text()).toContain("2026-02-02");
  faults.set([{ path: "/cardmarket/**", fault: "clock-skew", hours: 48 }]);
  expect((await guideOf(6)).createdAt).toBe("2026-02-03T01:44:33.000Z");
  expect(dayAfter("2026-02-28", 1)).toBe("2026-03-01");
});

test("what says of which day it is, header or body, says what it is told to", async () => {
  const { faults } = running();
  const modified = async () => (await get(path)).headers.get("last-modified");
  faults.set([{ path: "/**", fault: "clock-skew", hours: 48 }]);
  expect(await modified()).toBe(new Date("2026-02-03T20:05:32.000Z").toISOString());
  faults.set([{ path: "/**", fault: "stated-moment", says: "soon" }]);
  expect([await modified(), (await guideOf(6)).createdAt]).toEqual(["soon", "soon"]);
  const { updated, pricing } = await json("/v2/en/cards/base1-4");
  expect([updated, pricing.cardmarket.updated]).toEqual(["soon", "soon"]);
});

test("rows that have what a rule says get other fields, lose some, and are told again otherwise", async () => {
  const good = await rowsOfBase();
  const [{ marketPrice: _, ...first } = {}, ...others] = good;
  const where = { productId: Number(first["productId"]) };
  running().faults.set([
    { path, fault: "rewritten-rows", where, set: { lowPrice: "a lot" }, drop: ["marketPrice"] },
    { path, fault: "rewritten-rows", where, beside: [{ lowPrice: 1e300 }, { productId: "one" }] },
  ]);
  const told = { ...first, lowPrice: "a lot" };
  expect(await rowsOfBase()).toEqual([
    told,
    { ...told, lowPrice: 1e300 },
    { ...told, productId: "one" },
    ...others,
  ]);
  running().faults.set([
    { path: "/v2/**", fault: "rewritten-rows", where: { unit: "EUR" }, set: { unit: "GBP" } },
  ]);
  const { pricing } = await json("/v2/en/cards/base1-4");
  expect([pricing.cardmarket.unit, pricing.tcgplayer.unit]).toEqual(["GBP", "USD"]);
});

test("prices that rest are those of the day before, in a file of today that says so to whoever has it", async () => {
  const { faults, day } = running();
  const file = "/tcgcsv/tcgplayer/3/604/prices";
  const yesterday = await get(file);
  const body = await yesterday.text();
  day.set("2026-02-02");
  faults.set([{ path: file, fault: "resting-prices" }]);
  const today = await get(file);
  expect(await today.text()).toBe(body);
  expect(today.headers.get("last-modified")).toBe("Mon, 02 Feb 2026 20:05:32 GMT");
  const etag = yesterday.headers.get("etag") ?? "";
  const same = await get(file, { "if-none-match": etag });
  expect(same.status).toBe(304);
  expect(same.headers.get("last-modified")).toBe("Mon, 02 Feb 2026 20:05:32 GMT");
  expect(await (await get("/tcgcsv/last-updated.txt")).text()).toContain("2026-02-02");
});

test("an archive has the files of its day, and there is none of days before the first or after today", async () => {
  const archive = (day: string) => get(`/tcgcsv/archive/tcgplayer/prices-${day}.ppmd.7z`);
  const bytes = Buffer.from(await (await archive("2024-02-08")).arrayBuffer());
  const wanted = "2024-02-08/3/604/prices";
  const files = unpackArchive(
    bodyOfBytes(bytes).stream(),
    { choose: (entries) => entries.filter(({ path }) => path === wanted) },
    sevenZip,
  );
  const texts: string[] = [];
  for await (const { bytes: file } of files) texts.push(Buffer.from(file).toString("utf8"));
  running().day.set("2024-02-08");
  expect(texts).toEqual([await (await get("/tcgcsv/tcgplayer/3/604/prices")).text()]);
  const statuses = ["2024-02-08", "2024-02-07", "2024-02-09", "2024-02-30"].map(
    async (day) => (await archive(day)).status,
  );
  expect(await Promise.all(statuses)).toEqual([200, 404, 404, 404]);
});

test("a token is given to whoever sends for it, and to nobody who reads", async () => {
  const path = "/ebay/identity/v1/oauth2/token";
  const sent = await fetch(`${running().url}${path}`, { method: "POST" });
  expect([sent.status, Object.keys(Object(await sent.json()))]).toEqual([
    200,
    ["access_token", "expires_in", "token_type"],
  ]);
  expect((await get(path)).status).toBe(405);
});
