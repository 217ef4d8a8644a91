import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { seededCards } from "#test/support/catalogue/seeded-cards.ts";
import { aCollector, type Collector } from "#test/support/collections/stored-items.ts";
import { admin, runToTheEnd, setDay } from "#test/support/sources/runs.ts";

let cards: readonly string[] = [];
beforeAll(async () => {
  cards = await seededCards(`sold${randomUUID().slice(0, 8)}`, 10);
  await setDay("2026-02-02");
  await runToTheEnd(await admin(), { source: "ecb", mode: "full" });
  await setDay("2026-02-01");
}, 200_000);

const of = (index: number) => ({
  ...{ printingId: cards[index], variant: "holo", condition: "near_mint" },
});
const paid = (amount: number, day: string) => ({ paid: { amount, currency: "EUR", day } });
const eur = (amount: number) => ({ amount, currency: "EUR" });
const gainsOf = async ({ ask }: Collector, currency = "EUR", year = 2026) =>
  (await ask(`GET /v1/sales/gains?year=${year}&currency=${currency}`)).body;

test("[COL-3] copies of an item are sold, written down with what was paid, and gone from it", async () => {
  const ash = await aCollector();
  const { path, ids, held } = await ash.opened([
    { ...of(0), quantity: 3, ...paid(1_000, "2025-12-01") },
  ]);
  const body = { itemId: ids[0], quantity: 2, price: eur(2_500), fees: 301, day: "2026-01-30" };
  const stale = await ash.ask(`POST ${path}/sales`, body, { "if-match": '"v9"' });
  expect([stale.status, stale.body.facts.current.quantity]).toEqual([412, 3]);
  const headers = { "if-match": '"v1"', "idempotency-key": randomUUID() };
  const { status, body: sold } = await ash.ask(`POST ${path}/sales`, body, headers);
  expect([status, sold.sales]).toEqual([
    201,
    [
      expect.objectContaining({
        ...{ itemId: ids[0], quantity: 2, price: eur(2_500), fees: eur(301) },
        ...{ paid: eur(1_000), boughtOn: "2025-12-01", day: "2026-01-30" },
      }),
    ],
  ]);
  const again = await ash.ask(`POST ${path}/sales`, body, headers);
  expect([again.status, again.body]).toEqual([200, sold]);
  expect(await held()).toEqual(new Set(["1 × 1"]));
  const tooMany = await ash.ask(`POST ${path}/sales`, body);
  expect([tooMany.status, tooMany.body.errors[0].pointer]).toEqual([422, "#/quantity"]);
  const { body: listed } = await ash.ask("GET /v1/sales");
  expect(listed.items).toEqual([
    { ...sold.sales[0], told: { currency: "EUR", proceeds: 4_699, cost: 2_000, gain: 2_699 } },
  ]);
});

/** Three items of equal copies that came in on three days; of one nobody said for how much. */
async function threeBoxes() {
  const ash = await aCollector();
  const box = (location: string) => ({ ...of(1), quantity: 2, location });
  const { path, ids, held } = await ash.opened([
    { ...box("Second"), ...paid(3_000, "2020-05-05") },
    { ...box("First"), ...paid(1_000, "2019-01-01") },
    box("Last"),
  ]);
  const sell = async (quantity: number, more: object = {}) =>
    ash.ask(`POST ${path}/sales`, { copies: of(1), quantity, price: eur(5_000), ...more });
  return { ash, path, ids, held, sell };
}

test("[COL-3] of their kind those are sold first that came in first, and fees are shared to the cent", async () => {
  const { ash, ids, held, sell } = await threeBoxes();
  const { status, body } = await sell(5, { fees: 101, day: "2026-01-30" });
  expect(status).toBe(201);
  const told = body.sales.map((one: Record<string, unknown>) => [one["itemId"], one["quantity"]]);
  expect(told).toEqual([
    [ids[1], 2],
    [ids[0], 2],
    [ids[2], 1],
  ]);
  const fees = body.sales.map((one: { fees: { amount: number } }) => one.fees.amount);
  expect(fees.reduce((sum: number, one: number) => sum + one, 0)).toBe(101);
  expect(await held()).toEqual(new Set(["2 × 1"]));
  expect(await gainsOf(ash)).toMatchObject({
    ...{ sales: 3, copies: 5, cost: 8_000, proceeds: 24_899 },
    withoutCost: { sales: 1, copies: 1 },
    untold: { sales: 0 },
  });
  const none = await sell(2);
  expect([none.status, none.body.errors[0].detail]).toEqual([
    422,
    "there are 1 such copies, and not 2",
  ]);
});

test("[COL-3] gains are told in another currency, by the rates of each day, as the list tells them", async () => {
  const ash = await aCollector();
  const items = [{ ...of(2), quantity: 2, ...paid(10_000, "2026-01-05") }];
  const { path, ids } = await ash.opened(items);
  const sold = { itemId: ids[0], quantity: 1, price: eur(20_000) };
  await ash.ask(`POST ${path}/sales`, { ...sold, day: "2026-01-12" });
  await ash.ask(`POST ${path}/sales`, { ...sold, day: "2026-01-30" });
  const [inEuro, inDollars] = [await gainsOf(ash), await gainsOf(ash, "USD")];
  expect(inEuro).toMatchObject({ proceeds: 40_000, cost: 20_000, gain: 20_000 });
  expect(inDollars).toMatchObject({ currency: "USD", sales: 2, untold: { sales: 0 } });
  // A euro was between a dollar and one and a half.
  expect(inDollars.proceeds).toBeGreaterThan(40_000);
  expect(inDollars.proceeds).toBeLessThan(60_000);
  const { body } = await ash.ask("GET /v1/sales?currency=USD&from=2026-01-01&to=2026-12-31");
  const sum = (name: string) =>
    body.items.reduce((all: number, one: { told: Record<string, number> }) => {
      return all + (one.told[name] ?? Number.NaN);
    }, 0);
  expect([sum("proceeds"), sum("cost"), sum("gain")]).toEqual([
    ...[inDollars.proceeds, inDollars.cost, inDollars.gain],
  ]);
  expect(body.items.map(({ day }: { day: string }) => day)).toEqual(["2026-01-30", "2026-01-12"]);
  expect(await gainsOf(ash, "EUR", 2025)).toMatchObject({ sales: 0, gain: 0 });
});

test("[EXP-2] the table of a year holds no formula, and a loss is a number", async () => {
  const ash = await aCollector();
  const { path, ids } = await ash.opened([{ ...of(3), quantity: 1, ...paid(900, "2026-01-05") }]);
  const note = '=HYPERLINK("http://example.com";"open")';
  const sold = { itemId: ids[0], quantity: 1, price: eur(500), note, day: "2026-01-30" };
  await ash.ask(`POST ${path}/sales`, sold);
  const table = await ash.ask("GET /v1/sales/gains.csv?year=2026");
  expect(table.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const [header = "", line = ""] = table.body.split("\r\n");
  expect(header.split(",").slice(0, 3)).toEqual(["sold", "bought", "card"]);
  expect(line).toContain("2026-01-30,2026-01-05,Test card 4,");
  expect(line).toContain(",EUR,5.00,9.00,-4.00,");
  expect(line).toContain(`,"'=HYPERLINK(""http://example.com"";""open"")",`);
});

test("[COL-3] a sale is taken back: the copies come back as they were, once", async () => {
  const { ash, ids, held, sell, path } = await threeBoxes();
  const { body } = await sell(2, { day: "2026-01-30" });
  const sale = `/v1/sales/${body.sales[0].id}`;
  expect((await held()).size).toBe(1);
  expect((await ash.ask(`DELETE ${sale}`)).status).toBe(204);
  const back = await ash.ask(`GET ${path}/items/${ids[1]}`);
  expect(back.body).toMatchObject({ quantity: 2, location: "First", paid: eur(1_000) });
  const again = await ash.ask(`DELETE ${sale}`);
  expect([again.status, again.body.code]).toEqual([404, "collections.no_such_sale"]);
  expect(await gainsOf(ash)).toMatchObject({ sales: 0, proceeds: 0 });
});
