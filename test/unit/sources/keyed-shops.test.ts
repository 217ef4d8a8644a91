import { beforeAll, describe, expect, test, vi } from "vitest";
import type { FaultRuleInput } from "#bin/sample-upstream/faults/fault-rule.ts";
import { keyedShops, secretsOfShops } from "#test/support/prices/keyed-shops.ts";
import { sampleUpstream } from "#test/support/sources/sample-upstream.ts";
import { slowAnswer, transportTroubles } from "#test/support/sources/transport-troubles.ts";

// Whatever is logged is looked through, and what level that is of is decided when the logger loads.
vi.hoisted(() => vi.stubEnv("POWERTOOLS_LOG_LEVEL", "DEBUG"));

/** Hours pass in a tenth of a second, and in some more of them on a busy machine. */
vi.setConfig({ testTimeout: 30_000 });

const { running } = sampleUpstream();
type Run = Awaited<ReturnType<ReturnType<typeof keyedShops>["run"]>>;

const hour = 3_600_000;
/** Spoils the sample's answers until so much time has passed. */
function lasting(ms: number, rules: readonly FaultRuleInput[]) {
  const { faults } = running();
  faults.set(rules);
  let endsAtMs: number | undefined;
  return (_url: string, at: Date) => {
    endsAtMs ??= at.getTime() + ms;
    if (at.getTime() > endsAtMs) faults.clear();
  };
}

type RewrittenRows = Extract<FaultRuleInput, { fault: "rewritten-rows" }>;
/** What a rule makes of an answer, so that the shop says in it that it has none. */
const apology = (change: Omit<RewrittenRows, "fault" | "path">) => change;

/** Nothing that is stored, told or logged of a run has a key or a token in it. */
function expectNoSecret({ told, logged }: Run) {
  expect(logged.length).toBeGreaterThan(0);
  expect(secretsOfShops.filter((secret) => told.includes(secret))).toEqual([]);
}

describe.each([
  {
    ...{ source: "tcgplayer", prices: "/tcgplayer/v1.39.0/pricing/**", token: "/tcgplayer/token" },
    ...{ list: "/tcgplayer/v1.39.0/catalog/**", all: "/tcgplayer/**" },
    // Both lists are asked for at once, and wait for one token.
    waiting: 2,
    says: apology({ where: { success: true }, set: { success: false, errors: ["Back soon."] } }),
  },
  {
    ...{ source: "ebay", prices: "/ebay/buy/**", token: "/ebay/identity/**" },
    ...{ list: "/ebay/developer/**", all: "/ebay/**", waiting: 1 },
    says: apology({
      where: { limit: 200 },
      set: { errors: [{ errorId: 12_000, message: "Back soon." }] },
      drop: ["total", "itemSummaries", "href"],
    }),
  },
])("$source", ({ source, waiting, says, ...paths }) => {
  let [quiet, requests]: [readonly string[], number] = [[], 0];
  beforeAll(async () => {
    const { asked, run } = keyedShops(running().url);
    quiet = (await run(source)).kept;
    requests = asked.length;
    expect(quiet.length).toBeGreaterThan(5);
  });

  describe.each(["prices", "list", "token"] as const)("its %s", (place) => {
    test.each([...transportTroubles, { fault: "status-503", times: 3 } as const, slowAnswer])(
      "[ING-4] [ING-6] come at the next try although $fault, and no price is lost",
      async (rule) => {
        running().faults.set([{ path: paths[place], ...rule }]);
        const { line, asked, run } = keyedShops(running().url);
        const done = await run(source);
        const times = rule.fault === "slow" ? 0 : rule.times;
        expect(done).toMatchObject({ state: "completed", kept: quiet, gone: 0, skipped: 0 });
        expect(done.failures).toBe(times * (place === "token" ? waiting : 1));
        expect(asked).toHaveLength(requests + times);
        expect(line.dead).toEqual([]);
        expectNoSecret(done);
      },
    );
  });

  describe.each(["prices", "token", "all"] as const)(
    "two hours in which nothing comes of its %s",
    (place) => {
      test.each(["status-503", "status-403", "html-200", "reset"] as const)(
        "[ING-4] [OPS-8] but %s cost two hours, few requests, and no price",
        async (fault) => {
          const before = lasting(2 * hour, [{ path: paths[place], fault }]);
          const { line, asked, run } = keyedShops(running().url, { before });
          const done = await run(source);
          expect(done).toMatchObject({
            state: "completed",
            kept: quiet,
            status: { isOpen: false },
          });
          // Without a token nobody else need try; of prices five fail before that is known, each four times.
          expect(asked.length).toBeLessThan(requests + (place === "prices" ? 60 : 20));
          expect(line.dead).toEqual([]);
          expectNoSecret(done);
        },
      );
    },
  );

  test("[ING-4] whoever hands out tokens is not asked sooner than he says", async () => {
    for (const retryAfterSeconds of [4, 3600]) {
      running().faults.set([
        { path: paths.token, fault: "status-429", retryAfterSeconds, times: 1 },
      ]);
      const asked: number[] = [];
      const { run } = keyedShops(running().url, { before: (_url, at) => asked.push(at.getTime()) });
      expect(await run(source)).toMatchObject({ state: "completed", kept: quiet });
      expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(retryAfterSeconds * 1000);
    }
  });

  test("[ING-3] [ING-4] a token that ends amid a run is replaced, also where none is to be had for an hour", async () => {
    const { faults } = running();
    let endsAtMs: number | undefined;
    const before = (url: string, at: Date) => {
      const isOfPrices = /pricing|item_summary/.test(url);
      if (isOfPrices && endsAtMs === undefined) {
        endsAtMs = at.getTime() + hour;
        faults.set([
          { path: paths.prices, fault: "token-ended", times: 1 },
          { path: paths.token, fault: "status-503" },
        ]);
      }
      if (endsAtMs !== undefined && at.getTime() > endsAtMs) faults.clear();
    };
    const { line, asked, run } = keyedShops(running().url, { before });
    const done = await run(source);
    expect(done).toMatchObject({ state: "completed", kept: quiet, gone: 0 });
    expect(asked.length).toBeLessThan(requests + 60);
    expect(line.dead).toEqual([]);
    expectNoSecret(done);
  });

  test("[ING-4] [OPS-8] an apology under status 200 in place of prices is none, and is asked for again", async () => {
    running().faults.set([{ path: paths.prices, fault: "rewritten-rows", ...says, times: 2 }]);
    const { line, run } = keyedShops(running().url);
    expect(await run(source)).toMatchObject({ state: "completed", kept: quiet, failures: 2 });
    expect(line.dead).toEqual([]);
  });

  test("[ING-7] what is not there is counted as gone and told, and nothing is said of its prices", async () => {
    running().faults.set([{ path: paths.prices, fault: "status-404" }]);
    const { line, run } = keyedShops(running().url);
    const done = await run(source);
    expect(done).toMatchObject({ state: "completed_with_failures", kept: [] });
    expect(done.gone).toBeGreaterThan(0);
    expect(line.dead.map(({ to }) => to)).toContain("fetch");
    expectNoSecret(done);
  });
});

test("[ING-7] a group that is not there for long costs the prices of no other", async () => {
  const whole = await keyedShops(running().url).run("tcgplayer");
  running().faults.set([{ path: "/tcgplayer/v1.39.0/pricing/group/1396", fault: "status-404" }]);
  const rest = await keyedShops(running().url).run("tcgplayer");
  const lost = whole.kept.filter((one) => !rest.kept.includes(one));
  expect(rest.kept).toEqual(whole.kept.filter((one) => !lost.includes(one)));
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.length).toBeLessThan(whole.kept.length / 4);
});

test("[ING-4] cards are begun once a run, however often what the day has left cannot be had", async () => {
  const path = "/^\\/ebay\\/(buy|developer)\\/.*$/";
  const before = lasting(2 * hour, [{ path, fault: "status-503" }]);
  const { line, run } = keyedShops(running().url, { cards: 2, before });
  await run("ebay");
  const searches = line.observed().filter(({ dataset }) => dataset === "listings");
  // Ten tries of a message, of four requests for each card.
  const failed = searches.filter(({ outcome }) => outcome === "failed");
  expect(failed.length).toBeLessThanOrEqual(80);
  expect(line.dead).toHaveLength(1);
});
