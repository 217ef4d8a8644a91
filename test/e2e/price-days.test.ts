import { expect, test } from "vitest";
import { dayAfter, dayNumber, utcDay } from "#shared/kernel/days.ts";
import { api } from "#test/support/clouds/api.ts";
import { onMappedProducts } from "#test/support/prices/mapped-products.ts";
import { historyOf } from "#test/support/prices/price-history.ts";
import { runToTheEnd, setDay, setFaults } from "#test/support/sources/runs.ts";
import { shopPriceOf, toldByUpstream } from "#test/support/sources/upstream-answers.ts";

const [set, group] = ["neo1", "3/1396"];
const card = `pokemon:en:${set}-9`;
/** Of its two variants the one whose prices a card's own address tells first. */
const isMeant = ({ variant }: { readonly variant: string }) => !variant.includes("1st-edition");

let token = "";
onMappedProducts((admin) => {
  token = admin;
});

interface Point {
  readonly day: string;
  readonly market?: number;
}

/** What a source says of the card in some days. */
async function pointsOf(source: string, range: string): Promise<readonly Point[]> {
  const own = (await historyOf(token, card, `${range}&source=${source}`)).filter(isMeant);
  expect(own.length).toBeLessThan(2);
  return own[0]?.points ?? [];
}

/** What the upstream says of the card now, in cents, by the source that tells it. */
async function saidNow(): Promise<Readonly<Record<string, number>>> {
  const { pricing } = await toldByUpstream(`/v2/en/cards/${card.split(":").at(-1)}`);
  const { holofoil } = pricing.tcgplayer;
  const cents = (amount: number) => Math.round(amount * 100);
  return {
    tcgplayer: await shopPriceOf(group, holofoil.productId, "Holofoil"),
    cardmarket: cents(pricing.cardmarket.trend),
    "tcgdex-tcgplayer": cents(holofoil.marketPrice),
    "tcgdex-cardmarket": cents(pricing.cardmarket.trend),
  };
}

const requests = [
  { source: "tcgcsv", units: [group] },
  { source: "cardmarket" },
  { source: "tcgdex", languages: ["en"], units: [set] },
];
const runAll = () =>
  Promise.all(requests.map((request) => runToTheEnd(token, { mode: "full", ...request })));

const minute = 60_000;
const day = 24 * 60 * minute;

const inFuture = ["stated_in_future tcgplayer", "stated_in_future cardmarket"];
const longAgo = ["stated_long_ago tcgplayer", "stated_long_ago cardmarket"];
const utc = (atMs: number) => new Date(atMs).toUTCString();
/** A clock that is ahead by so little is a day ahead when it is nearly midnight. */
const isTomorrowSoon = utcDay(new Date(Date.now() + 15 * minute)) !== utcDay(new Date());

/** What bodies and headers say of when they are, on a day of the sample, and what people are told of it. */
const statements = [
  {
    ...{ name: "some minutes later", on: "2025-07-01", says: () => utc(Date.now() + 5 * minute) },
    doubts: isTomorrowSoon ? expect.anything() : [],
  },
  {
    ...{ name: "three days later", on: "2025-07-02", says: () => utc(Date.now() + 3 * day) },
    doubts: inFuture,
  },
  {
    ...{ name: "a year later", on: "2025-07-03", says: () => utc(Date.now() + 400 * day) },
    doubts: inFuture,
  },
  { name: "1970", on: "2025-07-04", says: () => utc(0), doubts: longAgo },
  { name: "no day at all", on: "2025-07-05", says: () => "the day before", doubts: [] },
];

/** Of what people are told about a day that cannot be, which shops are named. */
const doubtsIn = (runs: readonly { readonly drift: unknown }[]) => {
  const told = JSON.stringify(runs.map(({ drift }) => drift));
  return ["stated_in_future", "stated_long_ago"].flatMap((code) =>
    ["tcgplayer", "cardmarket"]
      .map((shop) => `${code} ${shop}`)
      .filter((one) => told.includes(one)),
  );
};

test.each(statements)(
  "[PRC-1] prices of sources that say they are of $name are of the day on which they were asked",
  async ({ says, on, doubts }) => {
    await setDay(on);
    await setFaults([{ path: "/**", fault: "stated-moment", says: says() }]);
    const since = utcDay(new Date());
    const runs = await runAll();
    const today = utcDay(new Date());
    for (const run of runs) expect(run).toMatchObject({ state: "completed", rejected: 0 });
    expect(doubtsIn(runs)).toEqual(doubts);
    const ahead = `from=${dayAfter(today, 1)}&to=${dayAfter(today, 1_000)}`;
    for (const [source, market] of Object.entries(await saidNow())) {
      const recent = await pointsOf(source, `from=${since}&to=${today}`);
      expect([source, recent.at(-1)?.market]).toEqual([source, market]);
      expect([source, await pointsOf(source, ahead)]).toEqual([source, []]);
      const early = await pointsOf(source, "from=1969-01-01&to=1971-12-31");
      expect([source, early]).toEqual([source, []]);
    }
  },
);

test("[PRC-6] rates of days that have not come are refused with their reason, and take no rate away", async () => {
  const on = "2025-07-10";
  await setDay(on);
  expect((await runToTheEnd(token, { source: "ecb", mode: "full" })).state).toBe("completed");
  const inEuros = async () => {
    const path = `GET /v1/cards/${card}/prices/history?from=2025-06-01&to=2025-07-31`;
    return (await api(`${path}&currency=EUR&source=tcgplayer`, { token })).body.series;
  };
  const before = await inEuros();
  const days = dayNumber(utcDay(new Date())) - dayNumber(on) + 7;
  await setFaults([{ path: "/ecb/**", fault: "other-day", days }]);
  const run = await runToTheEnd(token, { source: "ecb", mode: "full" });
  expect(run).toMatchObject({ state: "completed_with_failures" });
  expect(run.rejected).toBeGreaterThan(0);
  expect(await inEuros()).toEqual(before);
});

test("[PRC-2] [PRC-7] a shop that is away for a week leaves a gap, loses nothing, and goes on when it is back", async () => {
  const [left, away, back] = ["2025-08-04", "2025-08-06", "2025-08-11"];
  const request = { source: "tcgcsv", mode: "full", units: [group] };
  const history = () => pointsOf("tcgplayer", `from=${left}&to=${back}`);
  await setDay(left);
  await runToTheEnd(token, request);
  const before = { day: left, market: (await saidNow())["tcgplayer"] };
  expect(await history()).toMatchObject([before]);
  await setDay(away);
  await setFaults([{ path: "/tcgcsv/tcgplayer/**", fault: "status-503" }]);
  const { body: run } = await api("POST /v1/admin/runs", { token, body: request });
  const figures = async () => (await api(`GET /v1/admin/runs/${run.id}`, { token })).body.figures;
  await expect.poll(async () => (await figures()).failures, { timeout: 60_000 }).toBeGreaterThan(1);
  expect(await figures()).toMatchObject({ newBodies: 0, written: 0 });
  // It would go on asking for as long as a run may.
  await api(`POST /v1/admin/runs/${run.id}/stop`, { token });
  expect(await history()).toMatchObject([before]);
  await setFaults([]);
  await setDay(back);
  expect(await runToTheEnd(token, request)).toMatchObject({ state: "completed", rejected: 0 });
  const after = { day: back, market: (await saidNow())["tcgplayer"] };
  expect(await history()).toMatchObject([before, after]);
  const weekly = `GET /v1/cards/${card}/prices/history?from=${left}&to=${back}&interval=week`;
  const { body } = await api(`${weekly}&source=tcgplayer`, { token });
  const own = body.series.find(isMeant);
  expect(own.periods.map(({ days }: { days: number }) => days)).toEqual([1, 1]);
});
