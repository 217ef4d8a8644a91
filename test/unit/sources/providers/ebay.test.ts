import { expect, test } from "vitest";
import { allPlans } from "#functions/sources/providers/all-plans.ts";
import { askedMarketplaces } from "#functions/sources/providers/ebay/marketplaces.ts";
import { queryFor } from "#functions/sources/providers/ebay/query.ts";
import { startDueRuns } from "#functions/sources/schedule/start-due-runs.ts";
import { item, market, printing, spent } from "#test/support/prices/marketplace.ts";
import { keptRecords } from "#test/support/sources/kept-records.ts";

test("[ING-3] a run asks for a token, for what the day has left, and for each wanted card in each marketplace", async () => {
  const pages = keptRecords("listings");
  const places = ["EBAY_US", "EBAY_GB"];
  const { line, state, searched, host } = market({ recorders: [pages], places });
  state.items = [item(1, "Charizard 4/102", "300.00")];
  expect(await line.run("ebay")).toMatchObject({ state: "completed" });
  const [token] = state.asked;
  expect(token).toMatchObject({ method: "POST", url: `${host}/identity/v1/oauth2/token` });
  expect(token?.headers?.["authorization"]).toBe(
    `Basic ${Buffer.from("known to all:open sesame").toString("base64")}`,
  );
  expect(Object.fromEntries(new URLSearchParams(token?.body))).toEqual({
    ...{ grant_type: "client_credentials", scope: "https://api.ebay.com/oauth/api_scope" },
  });
  expect(state.asked[1]?.url).toContain("/rate_limit/?api_name=browse&api_context=buy");
  const asked = searched().map(({ url, headers }) => [
    headers?.["x-ebay-c-marketplace-id"],
    Object.fromEntries(new URL(url).searchParams),
  ]);
  const about = {
    q: "Charizard 4/102 Base Set",
    category_ids: "183454",
    limit: "200",
    offset: "0",
  };
  const filter = "conditionIds:{2750|4000},price:[0.01..],priceCurrency:";
  expect(asked.toSorted()).toEqual([
    ["EBAY_GB", { ...about, filter: `${filter}GBP` }],
    ["EBAY_US", { ...about, filter: `${filter}USD` }],
  ]);
  expect(pages.kept.map(({ sourceId }) => sourceId).toSorted()).toEqual([
    "pokemon:base1-4@EBAY_GB/0",
    "pokemon:base1-4@EBAY_US/0",
  ]);
  expect(pages.kept.find(({ sourceId }) => sourceId.includes("US"))?.value).toEqual({
    ...{ printing: "pokemon:base1-4", language: "en", currency: "USD", warnings: [] },
    page: { at: 0, isLast: true },
    offers: [
      {
        ...{ id: "v1|1|0", title: "Charizard 4/102", amount: 30_000 },
        ...{ isGraded: false, isSingleCard: true },
      },
    ],
  });
  expect(line.dead).toEqual([]);
});

test("a second page is asked for where there is one, and no third", async () => {
  const pages = keptRecords("listings");
  const { line, state, searched } = market({ recorders: [pages] });
  state.items = Array.from({ length: 900 }, (_, at) => item(at, "Charizard 4/102", "1.00"));
  await line.run("ebay");
  const offsets = searched().map(({ url }) => new URL(url).searchParams.get("offset"));
  expect(offsets).toEqual(["0", "200"]);
  expect(pages.kept.map(({ value }) => Object(value).page)).toEqual([
    { at: 0, isLast: false },
    { at: 1, isLast: true },
  ]);
});

test("no list means that nothing was found; another currency, a converted price and bids without a price are left out", async () => {
  const pages = keptRecords("listings");
  const { line, state } = market({ recorders: [pages] });
  await line.run("ebay");
  expect(pages.kept.map(({ value }) => Object(value).offers)).toEqual([[]]);
  state.items = [
    item(1, "a", "1.00", { price: { value: "1.00", currency: "GBP" } }),
    item(2, "b", "1.00", {
      price: { value: "1.00", currency: "USD", convertedFromCurrency: "EUR" },
    }),
    item(3, "c", "0", { price: undefined, currentBidPrice: { value: "9.00", currency: "USD" } }),
    item(4, "d", "1.005"),
  ];
  await line.pass(1);
  await line.run("ebay");
  expect(Object(pages.kept[1]?.value).offers).toMatchObject([{ id: "v1|4|0", amount: 100 }]);
});

test("[ING-7] what the service did not understand is told, and an entry that cannot be read costs itself", async () => {
  const pages = keptRecords("listings");
  const { line, state } = market({ recorders: [pages] });
  state.items = [{ itemId: 7 }, item(1, "a", "1.00")];
  state.beside = { warnings: [{ errorId: 12_005, message: "Invalid filter." }] };
  await line.run("ebay");
  expect(pages.kept.map(({ value }) => Object(value))).toMatchObject([
    { warnings: ["12005"], offers: [{ id: "v1|1|0" }] },
  ]);
});

test("[ING-7] [PRC-5] what is asked in no amount is told with its place, and costs no other listing", async () => {
  const pages = keptRecords("listings");
  const { line, state } = market({ recorders: [pages] });
  const odd = ["-1.00", "a lot", "1e300", "NaN", "Infinity", "", "99999999999.00"];
  state.items = [...odd.map((value, at) => item(at, "odd", value)), item(8, "a", "1.00")];
  await line.run("ebay");
  expect(pages.kept.map(({ value }) => Object(value).offers)).toMatchObject([[{ id: "v1|8|0" }]]);
  const [letter] = line.dead;
  expect(letter?.reason).toContain('itemSummaries.0: price.value is "-1.00", which is no amount.');
  expect(letter?.reason).toContain("and 2 more");
});

test("[ING-4] no more cards are asked for than the day has calls, and the rest comes the next day, before all others", async () => {
  const wanted = [1, 2, 3, 4, 5].map(printing);
  const { line, searched, state } = market({ wanted, callsPerDay: 4 });
  const first = await line.run("ebay", "due");
  expect(first).toMatchObject({ state: "completed" });
  // One call is for what the day has left.
  expect(searched()).toHaveLength(3);
  expect(await skippedOf(line, first?.id)).toBe(2);
  expect(await line.deps.gate.callsToday("ebay")).toMatchObject({ limit: 4, made: 4 });
  const again = await line.run("ebay", "due");
  expect(searched()).toHaveLength(3);
  expect(await skippedOf(line, again?.id)).toBe(2);
  await line.pass(1);
  state.asked.length = 0;
  await line.run("ebay", "due");
  const units = [
    ...new Set(
      line
        .observed()
        .slice(-3)
        .map(({ unit }) => unit),
    ),
  ];
  expect(units.slice(0, 2).toSorted()).toEqual([
    "pokemon:base1-4@EBAY_US",
    "pokemon:base1-5@EBAY_US",
  ]);
});

test("[ING-4] where the service says that fewer calls are left, those count", async () => {
  const { line, searched, state } = market({ wanted: [1, 2, 3].map(printing) });
  state.left = 1;
  const run = await line.run("ebay", "due");
  expect(searched()).toHaveLength(1);
  expect(await skippedOf(line, run?.id)).toBe(2);
});

test("[ING-4] a 429 of the day ends it: nothing is asked any more, and the circuit stays closed", async () => {
  const { line, searched, state } = market({ wanted: [1, 2, 3, 4].map(printing) });
  state.trouble = (at) => (at === 2 ? spent : undefined);
  const run = await line.run("ebay", "due");
  expect(run).toMatchObject({ state: "completed" });
  expect(searched().length).toBeLessThanOrEqual(3);
  expect(await skippedOf(line, run?.id)).toBe(4 - (searched().length - 1));
  expect(await line.deps.gate.status("ebay")).toMatchObject({ isOpen: false });
  expect(line.dead).toEqual([]);
  const before = searched().length;
  await line.run("ebay", "due");
  expect(searched()).toHaveLength(before);
  // Another day begins, in California.
  await line.pass(1);
  state.trouble = () => undefined;
  expect(await line.run("ebay", "due")).toMatchObject({ state: "completed" });
  expect(searched().length).toBeGreaterThan(before + 2);
});

test("[ING-6] neither keys nor tokens are in anything that is stored", async () => {
  const { line } = market({ secrets: { "refresh-token": "of a user" } });
  await line.run("ebay");
  const stored = JSON.stringify([[...line.packs], line.observed()]);
  expect(stored).not.toMatch(/sesame|Bearer|v\^1|of a user|oauth2|Basic/);
});

test("[ING-6] without its key it is asked for nothing and left alone, until the key is there", async () => {
  const { line, state, searched } = market({ hasKey: (look) => look > 12 });
  const began = line.deps.clock().getTime();
  expect(await line.run("ebay")).toMatchObject({ state: "completed" });
  expect(searched()).toHaveLength(1);
  expect(state.asked[0]?.url).toContain("/oauth2/token");
  // Whoever is not let in waits longer each time.
  expect(line.deps.clock().getTime() - began).toBeGreaterThan(3_600_000);
});

test("[ING-4] a key that never comes opens the circuit, which says what is missing", async () => {
  const { line, state } = market({ hasKey: () => false });
  expect(await line.run("ebay")).toMatchObject({ state: "failed" });
  expect(state.asked).toEqual([]);
  expect(state.looks).toBeLessThan(100);
  expect(await line.deps.gate.status("ebay")).toMatchObject({
    reason: "There is no token: The parameter store has no key.",
  });
});

test("a user's token is renewed with what the stage has for it, and one that has ended is asked for once more", async () => {
  const { line, state } = market({ secrets: { "refresh-token": "of a user" } });
  await line.run("ebay");
  expect(Object.fromEntries(new URLSearchParams(state.asked[0]?.body))).toMatchObject({
    ...{ grant_type: "refresh_token", refresh_token: "of a user" },
  });
  const before = state.tokens;
  state.good = "another";
  expect(await line.run("ebay")).toMatchObject({ state: "completed" });
  expect(state.tokens).toBeGreaterThan(before);
});

test("without a word of the stage it is off, and without a list nothing is asked for", async () => {
  const { line, searched } = market({ wanted: [] });
  expect(await startDueRuns(false, line.deps)).toEqual({ outcome: "nothing_due" });
  expect(allPlans({}).get("ebay")?.settings.isOn).toBe(false);
  expect(await line.run("ebay")).toMatchObject({ state: "completed" });
  expect(searched()).toEqual([]);
});

test("words that find a card are no more than 100 characters, and no signs of a search", () => {
  const card = { name: "Charizard (Secret)", number: "4/102", setName: "Base Set" };
  expect(queryFor(card)).toBe("Charizard Secret 4/102 Base Set");
  const long = queryFor({ ...card, setName: "A very long name of a set ".repeat(9) });
  expect(long.length).toBeLessThanOrEqual(100);
  expect(long).toMatch(/^Charizard Secret 4\/102 A very long name/);
});

test("a marketplace that nobody knows is refused, and so are two of one series", () => {
  expect(() => askedMarketplaces(["EBAY_JP"])).toThrow(/EBAY_JP, which is none of EBAY_US/);
  expect(() => askedMarketplaces(["EBAY_DE", "EBAY_AT"])).toThrow(/one series/);
  expect([...askedMarketplaces(["EBAY_US", "EBAY_DE"]).keys()]).toEqual(["EBAY_US", "EBAY_DE"]);
});

async function skippedOf({ deps }: ReturnType<typeof market>["line"], runId = "") {
  const units = await deps.runs.allUnits(runId);
  return units.reduce((sum, { skipped = 0 }) => sum + skipped, 0);
}
