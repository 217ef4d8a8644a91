import { expect, test } from "vitest";
import { utcDay } from "#shared/kernel/days.ts";
import { api } from "#test/support/clouds/api.ts";
import { lies, type RowNames, secondAmount } from "#test/support/prices/lying-rows.ts";
import { onMappedProducts } from "#test/support/prices/mapped-products.ts";
import { historyOf } from "#test/support/prices/price-history.ts";
import { runToTheEnd, setDay, setFaults } from "#test/support/sources/runs.ts";
import { sourceKeys } from "#test/support/sources/source-keys.ts";
import { toldByUpstream } from "#test/support/sources/upstream-answers.ts";

/** Cards of the set, each with products of its own at both shops; who lies of which follows from their order, and the last one's are honest. */
const numbers = [1, 2, 3, 6, 7, 8, 9, 12, 30, 33, 83, 84, 85, 86, 87, 104, 105, 106] as const;
const cards = numbers.map((number) => `pokemon:en:neo1-${number}`);
const [first, second] = ["2025-06-02", "2025-06-03"];

sourceKeys("tcgplayer", ["public-key", "private-key"]);
let token = "";
onMappedProducts((admin) => {
  token = admin;
});

interface Series {
  readonly variant: string;
  readonly points: readonly { readonly day: string; readonly market?: number }[];
}

/** What a shop's own series of a card say last, by variant. */
async function newestOf(card: string, source: string, range: string): Promise<readonly object[]> {
  const all: readonly Series[] = await historyOf(token, card, `${range}&source=${source}`);
  return all.map(({ variant, points }) => ({
    variant,
    ...points.at(-1),
  }));
}

/** The products of the cards, as they are told by the upstream. */
async function productsOf(shop: "tcgplayer" | "cardmarket"): Promise<readonly number[]> {
  return Promise.all(
    numbers.map(async (number) => {
      const { variants_detailed: variants } = await toldByUpstream(`/v2/en/cards/neo1-${number}`);
      return variants[0]?.thirdParty[shop] ?? 0;
    }),
  );
}

const dollars: RowNames = {
  ...{ id: "productId", market: "marketPrice" },
  amounts: ["low", "mid", "high", "market", "directLow"].map((name) => `${name}Price`),
};
const euros: RowNames = {
  ...{ id: "idProduct", market: "trend" },
  amounts: ["avg", "low", "trend", "avg1", "avg7", "avg30"],
};
const group = "3/1396";
const [asStated, asRun] = [`from=${first}&to=${second}`, `from=${utcDay(new Date())}`];

interface Shop {
  readonly source: string;
  readonly units?: readonly string[];
  readonly path: string;
  /** Whose numbers its products have, and its series. */
  readonly series: "tcgplayer" | "cardmarket";
  readonly names: RowNames;
  readonly range: string;
}

const shops: readonly Shop[] = [
  {
    ...{ source: "tcgcsv", units: [group], path: `/tcgcsv/tcgplayer/${group}/prices` },
    ...{ series: "tcgplayer", names: dollars, range: asStated },
  },
  {
    ...{ source: "tcgplayer", units: [group], path: "/tcgplayer/v1.39.0/pricing/group/1396" },
    // Its answers say of no day: both are of the run's.
    ...{ series: "tcgplayer", names: dollars, range: asRun },
  },
  {
    ...{ source: "cardmarket", path: "/cardmarket/price_guide_6", series: "cardmarket" },
    ...{ names: euros, range: asStated },
  },
];

const letters = async (): Promise<readonly { reason: string; sentAt: string }[]> =>
  (await api("GET /v1/admin/queues/normalize/dead-letters?limit=100", { token })).body.items;

test.each(shops)(
  "[PRC-1] [ING-7] rows of $source that lie take the place of no price, are told with their reasons, and cost no neighbour",
  async ({ path, series, names, range, ...request }) => {
    const products = await productsOf(series);
    await setDay(first);
    const honest = await runToTheEnd(token, { mode: "full", ...request });
    expect(honest).toMatchObject({ state: "completed", rejected: 0 });
    const newest = () => Promise.all(cards.map((card) => newestOf(card, series, range)));
    const before = await newest();
    expect(before.map((own) => own.length)).not.toContain(0);

    await setDay(second);
    const since = new Date().toISOString();
    const rules = lies.map(({ of }, at) => {
      const where = { [names.id]: products[at] };
      return { path, fault: "rewritten-rows", where, ...of(names) };
    });
    await setFaults([{ path, fault: "price-jump", factor: 2 }, ...rules]);
    const run = await runToTheEnd(token, { mode: "full", ...request });
    expect(run).toMatchObject({ state: "completed_with_failures", rejected: 1 });

    const after = await newest();
    for (const [at, card] of cards.entries()) {
      const { name, becomes } = lies[at] ?? { name: "the truth", becomes: "as told" };
      const [was, is] = [before[at], after[at]];
      if (becomes === "as it was") expect([card, name, is]).toEqual([card, name, was]);
      else {
        expect([card, name, is?.length]).toEqual([card, name, was?.length]);
        expect([card, name, is]).not.toEqual([card, name, was]);
        const markets = (is as Series["points"]).map(({ market }) => market);
        expect(markets).not.toContain(Math.round(secondAmount * 100));
        expect(markets.every((one) => (one === undefined) === (becomes !== "as told"))).toBe(true);
      }
    }
    const reasons = (await letters()).filter(({ sentAt }) => sentAt >= since);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]?.reason).toMatch(/which is no amount.*; and \d+ more \[line \d+ of bronze/s);
    const noted = JSON.stringify(run.drift);
    expect(noted).toContain(`price_without_product ${series}`);
    expect(noted).toContain(`no_price ${series}`);
  },
);

/** The pricing of a French card, which names the products of the English one. */
const pricing = (
  product: number,
  market: unknown,
  { unit = "USD", more = {}, updated = second },
) => ({
  tcgplayer: {
    ...{ updated: `${updated}T04:00:00.000Z`, unit },
    holofoil: { productId: product, lowPrice: 15, marketPrice: market },
    ...more,
  },
});

test("[PRC-1] [ING-7] prices that come with cards may lie, too, and no series has two currencies", async () => {
  // Of a language whose answers no other test reads once more: the lake keeps them for ever.
  const request = { source: "tcgdex", mode: "full", languages: ["fr"], units: ["base1"] };
  const told: readonly (readonly [number: number, ...Parameters<typeof pricing>])[] = [
    [10, 42_347, 25, {}],
    [11, 42_351, "NaN", {}],
    [12, 42_352, -3, {}],
    [13, 42_353, 25, { unit: "GBP" }],
    [14, 42_354, 25, { unit: "pounds" }],
    [15, 42_355, 25, { more: { "1st-edition-holofoil": "sold out" } }],
  ];
  const during = (all: typeof told) =>
    setFaults(
      all.map(([number, ...about]) => ({
        ...{ path: `/v2/fr/cards/base1-${number}`, fault: "changed-card" },
        fields: { pricing: pricing(...about) },
      })),
    );
  const series = async (number: number) => {
    const query = `${asStated}&source=tcgdex-tcgplayer`;
    const all = await historyOf(token, `pokemon:en:base1-${number}`, query);
    return all.map(({ currency, points }: { currency: string; points: object[] }) => ({
      ...{ currency, points },
    }));
  };
  await during(told.map(([number, product]) => [number, product, 20, { updated: first }]));
  expect(await runToTheEnd(token, request)).toMatchObject({ state: "completed", rejected: 0 });
  await during(told);
  const run = await runToTheEnd(token, request);
  expect(run).toMatchObject({ state: "completed_with_failures", rejected: 4 });

  const was = { day: first, low: 1_500, market: 2_000 };
  const is = { day: second, low: 1_500, market: 2_500 };
  const lowAlone = { day: second, low: 1_500 };
  const inDollars = (...points: object[]) => ({ currency: "USD", points });
  expect(await series(10)).toEqual([inDollars(was, is)]);
  expect(await series(11)).toEqual([inDollars(was, lowAlone)]);
  expect(await series(12)).toEqual([inDollars(was, lowAlone)]);
  expect(await series(13)).toEqual([{ currency: "GBP", points: [is] }, inDollars(was)]);
  expect(await series(14)).toEqual([inDollars(was)]);
  expect(await series(15)).toEqual([inDollars(was, is)]);
});
