import { expect, test } from "vitest";
import type { FunctionWork } from "#bin/cost/counted-work.ts";
import type { Deployed } from "#bin/cost/deployed.ts";
import type { KeptSeconds } from "#bin/cost/edge-hits.ts";
import { gatheredShare } from "#bin/cost/gathered-calls.ts";
import { callsByOperation, month } from "#bin/cost/mix.ts";
import { countedCalls, monthlyBill } from "#bin/cost/monthly-bill.ts";
import { priceTable } from "#bin/cost/price-table.ts";
import { billedMs } from "#bin/cost/service-times.ts";
import { addWork, type Usage } from "#bin/cost/usage.ts";
import { operations } from "#schemas/http/index.ts";

const work: FunctionWork = {
  ...{ invocations: 1, ownMs: 10, waits: { dynamodb: 2 }, logBytes: 300 },
  ...{ reads: { catalog: 10 }, writes: { users: 4 }, calls: { "s3.GET": 1, "sqs.SendMessage": 2 } },
  storedBytes: 0,
};

const deployed = (change: Partial<Deployed> = {}): Deployed => ({
  functions: new Map([
    ["catalog-http", { memoryMb: 1024, isArm: true, hasPlatformLines: false, readsQueue: false }],
    [
      "images-draw-render",
      { memoryMb: 1024, isArm: false, hasPlatformLines: true, readsQueue: true },
    ],
  ]),
  polledQueues: [],
  ...{
    alarmMetrics: 0,
    dashboards: 0,
    accessLog: undefined,
    preflightSeconds: 86_400,
    edge: undefined,
  },
  ...{ hasEdgeLogs: false, hasRouteMetrics: false, hasTracing: false, logMonths: 1 },
  requestsPerSecond: 20,
  ...change,
});

/** What is deployed with every counted function in it. */
const everything = (change: Partial<Deployed> = {}) => {
  const { operations: counted, sync, scheduled } = countedCalls();
  const all = [
    ...Object.values(counted).map((one) => one.work),
    ...[sync.first.work, sync.ordinary.work, sync.quiet.work, ...Object.values(scheduled)],
  ];
  const plain = { memoryMb: 512, isArm: true, hasPlatformLines: false, readsQueue: false };
  const functions = new Map(all.flatMap(Object.keys).map((name) => [name, plain]));
  return deployed({ functions, ...change });
};

test("[OPS-6] every operation was counted, and has its place in the mix", () => {
  const ids = operations.map(({ id }) => id).sort();
  const counted = countedCalls().operations;
  const missing = ids.filter((id) => !counted[id]);
  expect(missing, "run `npm run cost -- count`").toEqual([]);
  expect(Object.keys(callsByOperation).sort()).toEqual(ids);
});

test("logs in the archive are free as far as what was written has left of the same allowance", () => {
  const table = priceTable();
  const lines = (logMonths: number) => {
    const { lines: all } = monthlyBill(countedCalls(), everything({ logMonths }), table);
    const of = (name: string) => all.find((line) => line.name === name);
    return { written: of("logs.standard"), kept: of("logs.storage") };
  };
  const short = lines(1);
  expect(short.kept?.usd).toBeGreaterThan(0);
  expect(short.kept?.freeUsd).toBe(short.kept?.usd);
  const { written, kept } = lines(1_000);
  const each = (kept?.usd ?? 0) / (kept?.quantity ?? 1);
  expect(kept?.freeUsd).toBeCloseTo((5e9 - (written?.quantity ?? 0)) * each, 6);
  expect(kept?.freeUsd).toBeLessThan(kept?.usd ?? 0);
});

test("[OPS-6] the mix is 3,000 calls, 300 items and four pictures a user", () => {
  const calls = Object.values(callsByOperation).reduce((sum, one) => sum + one, 0);
  expect(Math.abs(calls - 3_000)).toBeLessThan(10);
  const items = ["addItems", "updateItem", "removeItem"].map(
    (name) => callsByOperation[`collections.${name}`] ?? 0,
  );
  expect(items.reduce((sum, one) => sum + one, 0)).toBe(300);
  const pictures = ["createRender", "drawCards"].map((name) => callsByOperation[`images.${name}`]);
  expect(pictures).toEqual([3, 1]);
});

test("what a function did is multiplied, and a worker's queue is read for it", () => {
  const usage: Usage = new Map();
  addWork(usage, { "catalog-http": work }, 1_000, deployed());
  expect(usage.get("dynamo.reads")).toBe(10_000);
  expect(usage.get("dynamo.writes")).toBe(4_000);
  expect(usage.get("logs.standard")).toBe(300_000);
  expect([usage.get("s3.gets"), usage.get("sqs.requests")]).toEqual([1_000, 2_000]);
  const ofWorker: Usage = new Map();
  addWork(ofWorker, { "images-draw-render": work }, 1_000, deployed());
  expect(ofWorker.get("sqs.requests")).toBe(4_000);
  expect(ofWorker.get("lambda.x86GbSeconds")).toBeGreaterThan(0);
  expect(ofWorker.get("logs.standard")).toBe(300_000 + 322_000);
});

test("whoever follows a stream gets in one call what comes within its window, and reads as much", () => {
  const followed = (gathersForSeconds: number | undefined) => {
    const deployedNow = everything();
    const name = "images-queue-wanted-images";
    const follower = deployedNow.functions.get(name);
    if (!follower) throw new Error(`${name} was not counted.`);
    const gathers = gathersForSeconds !== undefined && { gathersForSeconds };
    const functions = new Map([...deployedNow.functions, [name, { ...follower, ...gathers }]]);
    return quantities(countedCalls(), { ...deployedNow, functions });
  };
  const [alone, gathered] = [followed(undefined), followed(60)];
  const additions = (callsByOperation["collections.addItems"] ?? 0) * 1_000;
  const spared = alone("lambda.requests") - gathered("lambda.requests");
  // 225,000 a month on four shards are 1.3 a minute on each: a call has itself and so many more.
  expect(spared / additions).toBeCloseTo(1 - 1 / 2.3, 2);
  expect(gathered("dynamo.reads")).toBe(alone("dynamo.reads"));
  expect(gathered("logs.standard")).toBeLessThan(alone("logs.standard"));
});

test("a window without a record costs no call, and one of no length gathers nothing", () => {
  expect(gatheredShare(0, 1e6)).toBe(1);
  expect(gatheredShare(60, 0)).toBe(1);
  expect(gatheredShare(300, 225_000)).toBeLessThan(gatheredShare(60, 225_000));
});

test("a function that was counted and is not deployed any more is an error", () => {
  expect(() => addWork(new Map(), { gone: work }, 1, deployed())).toThrow("count anew");
});

test("less memory makes own work longer, and no wait", () => {
  expect(billedMs(10, { dynamodb: 2 }, 1_769)).toBe(20);
  expect(billedMs(10, { dynamodb: 2 }, 3_008)).toBe(20);
  expect(billedMs(10, {}, 884.5)).toBe(20);
  expect(() => billedMs(1, { sns: 1 }, 512)).toThrow("how long sns takes");
});

test("an idle queue is polled by five whose concurrency is bounded, else by two", () => {
  const requests = (hasBound: boolean) => {
    const polledQueues = [{ hasBound }];
    const { lines } = monthlyBill(countedCalls(), everything({ polledQueues }));
    return lines.find(({ name }) => name === "sqs.requests")?.quantity ?? 0;
  };
  expect(requests(true) - requests(false)).toBeCloseTo((3 * 30 * 86_400) / 20, 3);
});

const quantities = (...args: Parameters<typeof monthlyBill>) => {
  const { lines } = monthlyBill(...args);
  return (name: string) => lines.find((line) => line.name === name)?.quantity ?? 0;
};

test("a distribution takes preflights and bytes off the gateway's bill, and has its own", () => {
  const nothing: KeptSeconds = () => 0;
  const of = (deployed: Deployed) => quantities(countedCalls(), deployed, priceTable(), nothing);
  const without = of(everything());
  const edge = { answersPreflights: true };
  const within = of(everything({ edge }));
  // Whoever sends no token and no body needs no leave: pages, documents, pictures.
  const asking = operations.filter(({ access, method }) => access !== "public" || method !== "GET");
  const calls = asking.reduce((sum, { id }) => sum + (callsByOperation[id] ?? 0) * month.users, 0);
  const preflights = calls * month.browserShare * month.preflightShare;
  expect(without("gateway.requests") - within("gateway.requests")).toBeCloseTo(preflights, -1);
  expect(within("cloudfront.functions")).toBeCloseTo(without("gateway.requests"), -1);
  expect(within("cloudfront.requests") - without("cloudfront.requests")).toBeCloseTo(
    without("gateway.requests"),
    -1,
  );
  expect([within("transfer.out"), without("cloudfront.functions")]).toEqual([0, 0]);
  const passive = of(everything({ edge: { answersPreflights: false } }));
  expect(passive("gateway.requests")).toBeGreaterThan(within("gateway.requests") + 0.8e6);
  expect(passive("cloudfront.functions")).toBe(0);
});

test("keeping the catalogue for an hour at the edge would spare an eighth of its reads", () => {
  const edge = { answersPreflights: true };
  const catalogue: KeptSeconds = ({ id }) => (id.startsWith("catalog.") ? 3_600 : 0);
  const nothing: KeptSeconds = () => 0;
  const [all, some] = [nothing, catalogue].map((kept) =>
    quantities(countedCalls(), everything({ edge }), priceTable(), kept)("gateway.requests"),
  );
  const reads = Object.entries(callsByOperation)
    .filter(([id]) => id.startsWith("catalog."))
    .reduce((sum, [, calls]) => sum + calls * 1_000, 0);
  const share = ((all ?? 0) - (some ?? 0)) / reads;
  expect(share).toBeGreaterThan(0.1);
  expect(share).toBeLessThan(0.14);
});

test("free allowances are told beside the total, not taken from it", () => {
  const bill = monthlyBill(countedCalls(), everything({ dashboards: 4, alarmMetrics: 3 }));
  const line = (name: string) => bill.lines.find((one) => one.name === name);
  expect(line("cloudwatch.dashboards")).toMatchObject({ usd: 12, freeUsd: 9 });
  expect(line("cloudwatch.alarms")?.usd).toBeCloseTo(0.3);
  expect(line("cloudwatch.alarms")?.freeUsd).toBeCloseTo(0.3);
  const sum = bill.lines.reduce((all, { usd }) => all + usd, 0);
  expect(bill.totalUsd).toBeCloseTo(sum);
});

test("every price says its unit, its page and the day on which it held", () => {
  const { asOf, prices } = priceTable();
  expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  for (const { page, unit } of Object.values(prices)) {
    expect(page).toMatch(/pricing|Pricing/);
    expect(unit).not.toBe("");
  }
});

test("of what a day's turns cost a sixth is billed, and what a quiet sync costs is billed whole", () => {
  const counted = countedCalls();
  const { ordinary, quiet } = counted.sync;
  const putsOf = (sync: typeof counted.sync) =>
    monthlyBill({ ...counted, sync }, everything()).lines.find(({ name }) => name === "s3.puts")
      ?.quantity ?? 0;
  const puts = (work: typeof quiet.work) => work["sources-fetch-unit"]?.calls["s3.PUT"] ?? 0;
  const turns = (puts(ordinary.work) - puts(quiet.work)) * 30 * (25_000 / counted.cards);
  const whole = putsOf({ ...counted.sync, quiet: { ...quiet, work: ordinary.work } });
  expect(turns).toBeGreaterThan(0);
  expect(whole - putsOf(counted.sync)).toBeCloseTo(turns * (1 - 0.16), 3);
});

test("a meter is billed by its own rhythm", () => {
  const counted = countedCalls();
  const { "ops-count-letters": letters = {} } = counted.scheduled;
  const starts = (scheduled: typeof counted.scheduled) =>
    monthlyBill({ ...counted, scheduled }, everything()).lines.find(
      ({ name }) => name === "events.scheduled",
    )?.quantity;
  const occasions = 4 * 720;
  expect(starts({})).toBe(occasions);
  expect(starts({ "ops-count-letters": letters })).toBe(occasions + 4 * 720);
});
