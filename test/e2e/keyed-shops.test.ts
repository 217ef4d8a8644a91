import { expect, inject, test } from "vitest";
import type { RequestSummary } from "#bin/sample-upstream/request-log.ts";
import { utcDay } from "#shared/kernel/days.ts";
import { api } from "#test/support/clouds/api.ts";
import { linesOf } from "#test/support/clouds/cloud-logs.ts";
import { onMappedProducts } from "#test/support/prices/mapped-products.ts";
import { historyOf } from "#test/support/prices/price-history.ts";
import { wanted } from "#test/support/prices/wanted-card.ts";
import { observationsOf, packKeys, packLines } from "#test/support/sources/pipeline-state.ts";
import { runToTheEnd, setDay, setFaults } from "#test/support/sources/runs.ts";
import { secretValue, sourceKeys } from "#test/support/sources/source-keys.ts";

sourceKeys("tcgplayer", ["public-key", "private-key"]);
sourceKeys("ebay", ["client-id", "client-secret", "refresh-token"]);

const card = "pokemon:en:neo1-12";
let token = "";
onMappedProducts((admin) => {
  token = admin;
  return wanted(card);
});

const requests = `${inject("cloud").upstream}/_requests`;

/** Grants by which tokens were asked for below a path. */
async function grantsOf(path: string): Promise<readonly string[]> {
  const { recent } = (await (await fetch(requests)).json()) as RequestSummary;
  return recent.flatMap(({ address, grant }) => (address.startsWith(path) && grant ? [grant] : []));
}

/** What a card's series of a source say today. */
async function pointsToday(source: string) {
  const all = await historyOf(token, card, `from=${utcDay(new Date())}&source=${source}`);
  return all.map(({ variant, points }: { variant: string; points: object[] }) => ({
    variant,
    ...points.at(-1),
  }));
}

const ebay = { source: "ebay", mode: "full", units: ["pokemon:neo1-12@EBAY_US"] };
const shops = [
  {
    ...{ source: "tcgplayer", mode: "full", units: ["3/1396"], below: "/tcgplayer/v1.39.0/**" },
    ...{ grant: "client_credentials", tokens: ["sample-of-the-shop"], series: 2 },
  },
  {
    ...{ ...ebay, below: "/ebay/buy/**", grant: "refresh_token", series: 3 },
    tokens: ["v^1.1#i^1#user", btoa(`${secretValue}:${secretValue}`)],
  },
];

test.each(shops)(
  "[ING-3] [ING-6] $source lets us in by $grant, once more when its token has ended, and no key or token lies anywhere",
  async ({ below, grant, tokens, series, ...request }) => {
    const { source } = request;
    const since = new Date();
    await fetch(requests, { method: "DELETE" });
    await setDay("2026-02-07");
    await setFaults([{ path: below, fault: "token-ended", times: 1 }]);
    const run = await runToTheEnd(token, request);
    expect(run).toMatchObject({ state: "completed", rejected: 0, figures: { failures: 1 } });
    expect(run.figures.written).toBeGreaterThan(0);
    const granted = await grantsOf(`/${source}/`);
    expect(granted.length).toBeGreaterThan(0);
    expect(new Set(granted)).toEqual(new Set([grant]));
    expect(await pointsToday(source)).toHaveLength(series);

    const packs = (await packKeys()).filter((key) => key.includes(`/source=${source}/`));
    const kept = [
      ...(await Promise.all(packs.map(packLines))),
      (await observationsOf(run.id)).filter((one) => one.source === source),
      await linesOf("sources-fetch-unit", since),
    ].map((lines) => JSON.stringify(lines));
    expect(kept.at(-1)).toContain("UpstreamRequests");
    for (const secret of [secretValue, ...tokens]) {
      expect(kept.filter((text) => text.includes(secret))).toEqual([]);
    }
  },
);

test("[PRC-5] [ING-7] listings that ask for what is no amount are told, and leave to the others what the card costs", async () => {
  const before = await pointsToday("ebay");
  await setDay("2026-02-08");
  const path = "/ebay/buy/**";
  const says = (at: number, price: unknown) => ({
    ...{ path, fault: "rewritten-rows", set: { price } },
    where: { itemId: `v1|11000000${String(at).padStart(4, "0")}|0` },
  });
  const dollars = (value: unknown) => ({ value, currency: "USD" });
  await setFaults([
    // Of four copies in good shape one has no amount; of three that were played one asks in another currency.
    ...[says(0, dollars("NaN")), says(4, { value: "5.00", currency: "GBP" })],
    // Of three graded ones one is told twice, and asks 7,777.77 the second time.
    {
      ...{ path, fault: "rewritten-rows", where: { itemId: "v1|110000000007|0" } },
      beside: [{ itemId: "sold again", price: dollars("-3") }, { price: dollars(1e300) }],
    },
  ]);
  const run = await runToTheEnd(token, ebay);
  expect(run).toMatchObject({ state: "completed_with_failures", rejected: 1 });
  const after = await pointsToday("ebay");
  const listings = (all: readonly { listings?: number }[]) => all.map((one) => one.listings);
  expect(listings(before)).toEqual([4, 3, 3]);
  expect(listings(after)).toEqual([3, 3, 3]);
  // Two that were played are too few to tell a price of: that of before stays.
  expect(after[1]).toEqual(before[1]);
  const { body } = await api("GET /v1/admin/queues/normalize/dead-letters?limit=100", { token });
  const reasons = body.items.map(({ reason }: { reason: string }) => reason).join("\n");
  expect(reasons).toMatch(/itemSummaries\.0: price\.value is "NaN", which is no amount/);
});
