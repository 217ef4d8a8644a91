import { describe, expect, test } from "vitest";
import { dayAfter } from "#shared/kernel/days.ts";
import { api } from "#test/support/clouds/api.ts";
import { onMappedProducts } from "#test/support/prices/mapped-products.ts";
import { historyOf } from "#test/support/prices/price-history.ts";
import { runToTheEnd, setDay, setFaults } from "#test/support/sources/runs.ts";
import { slowAnswer, transportTroubles } from "#test/support/sources/transport-troubles.ts";
import { shopPriceOf } from "#test/support/sources/upstream-answers.ts";

const card = "pokemon:en:base1-4";
/** The shop's number of the card, and the group that it is sold in. */
const productId = 42_382;
const group = "3/604";
const firstDay = "2026-03-01";

let token = "";
let day = firstDay;
onMappedProducts((admin) => {
  token = admin;
});

/** The next day comes, during which a source is asked, and misbehaves as told. */
async function nextDay(request: object, ...faults: readonly object[]) {
  day = dayAfter(day, 1);
  await setDay(day);
  return during(request, ...faults);
}

async function during(request: object, ...faults: readonly object[]) {
  await setFaults(faults);
  return runToTheEnd(token, { mode: "full", ...request });
}

const shop = { source: "tcgcsv", units: [group] };

interface Point {
  readonly day: string;
  readonly market: number;
  readonly isConfirmed?: boolean;
}

/** What the shop's own series of the card says, day by day, as it is told. */
async function pointsSince(from: string): Promise<readonly Point[]> {
  const all = await historyOf(token, card, `from=${from}&to=${day}&source=tcgplayer`);
  const [series] = all.filter(({ variant }: { variant: string }) => variant === told);
  return series?.points ?? [];
}
/** The variant of the card that the sample's product is sold as. */
const told = "holo.unlimited";

/** What the sample says of the product on its day, in cents. */
const said = () => shopPriceOf(group, productId);

/** A bank has nothing new on other days. */
const isWorkingDay = (one: string) => ![0, 6].includes(new Date(one).getUTCDay());

describe.each([
  { source: "tcgcsv", units: [group], path: `/tcgcsv/tcgplayer/${group}/prices` },
  { source: "cardmarket", path: "/cardmarket/**" },
  { source: "ecb", path: "/ecb/**" },
])("[ING-4] $source", ({ path, ...request }) => {
  test.each([...transportTroubles, slowAnswer])(
    "brings in its day although $fault",
    async (rule) => {
      const from = dayAfter(day, 1);
      const run = await nextDay(request, { path, ...rule });
      const failures = rule.fault === "slow" ? 0 : rule.times;
      expect(run).toMatchObject({ state: "completed", rejected: 0, figures: { failures } });
      if (request.source !== "ecb" || isWorkingDay(day)) {
        expect(run.figures.written).toBeGreaterThan(0);
      }
      if (request.source !== "tcgcsv") return;
      expect(await pointsSince(from)).toMatchObject([{ day, market: await said() }]);
    },
  );
});

describe("[PRC-7] a shop that is wrong", () => {
  test("by a hundred times is kept, is not believed, and is forgotten when it comes back", async () => {
    for (let quiet = 0; quiet < 3; quiet += 1) await nextDay(shop);
    const from = day;
    const right = await said();
    await nextDay(shop, { path: "/tcgcsv/**", fault: "price-jump", productId });
    const jumped = await said();
    const jumpedOn = day;
    const { body } = await api(`GET /v1/cards/${card}/prices`, { token });
    const { market } = body.variants.find(({ variant }: { variant: string }) => variant === told);
    if (market.source === "tcgplayer") expect(market).toMatchObject({ amount: right, day: from });
    await nextDay(shop);
    const points = await pointsSince(from);
    expect(points).toMatchObject([
      { day: from, market: right },
      { day: jumpedOn, market: jumped, isConfirmed: false },
      { day, market: await said() },
    ]);
    expect(points.filter((one) => "isConfirmed" in one)).toHaveLength(1);
    expect(jumped).toBeGreaterThan(50 * right);
  });

  test("about the day is not taken for one of another, and one that says the day twice is believed the second time", async () => {
    const from = dayAfter(day, 1);
    const late = await nextDay(shop, { path: "/tcgcsv/**", fault: "other-day", days: -1 });
    expect(late).toMatchObject({ state: "completed", rejected: 0 });
    expect(await pointsSince(from)).toEqual([]);
    await during(shop);
    const first = await said();
    expect(await pointsSince(from)).toMatchObject([{ day, market: first }]);
    await during(shop, { path: "/tcgcsv/**", fault: "price-jump", factor: 1.5, productId });
    expect(await pointsSince(from)).toMatchObject([{ day, market: await said() }]);
    expect(await said()).not.toBe(first);
  });

  test("about a product tells nothing of the card that it is of, whose last price stays", async () => {
    const from = day;
    const [before] = await pointsSince(from);
    const run = await nextDay(shop, {
      ...{ path: "/tcgcsv/**", fault: "wrong-product" },
      ...{ productId, toldAs: 999_999_999 },
    });
    expect(run).toMatchObject({ state: "completed", rejected: 0 });
    expect(JSON.stringify(run.drift)).toContain("price_without_product tcgplayer");
    expect(await pointsSince(from)).toEqual([before]);
  });

  test("about the time by more than a year gives no price of a day to come", async () => {
    const run = await nextDay(
      { source: "cardmarket" },
      { path: "/cardmarket/**", fault: "clock-skew", hours: 24 * 400 },
    );
    expect(run).toMatchObject({ state: "completed", rejected: 0 });
    expect(JSON.stringify(run.drift)).toContain("stated_in_future cardmarket");
    const today = new Date().toISOString().slice(0, 10);
    const path = `GET /v1/cards/${card}/prices/history?from=${dayAfter(today, 1)}&to=2028-01-01`;
    expect((await api(path, { token })).body.series).toEqual([]);
  });
});
