import { expect, test } from "vitest";
import type { Exchange } from "#shared/upstreams/exchange.ts";
import { politeUpstream } from "#shared/upstreams/polite-upstream.ts";
import type { UpstreamRequest } from "#shared/upstreams/upstream-request.ts";
import { fakeClock } from "#test/fakes/fake-clock.ts";
import { memoryUpstreamGate } from "#test/fakes/memory-upstream-gate.ts";

const settings = { requestsPerSecond: 20, firstWaitSeconds: 15, longestWaitSeconds: 1800 };
const well: Partial<Exchange> = {
  ...{ status: 200, headers: { contentType: "application/json" } },
  bytes: Buffer.from("{}"),
};
const away: Partial<Exchange> = { error: "connect ECONNREFUSED" };

/** An upstream that answers as it is told, a gate that all callers share, and callers of it. */
function given(answer: Partial<Exchange> = well) {
  const time = fakeClock();
  const world = { answer };
  const asked: { url: string; atMs: number }[] = [];
  let underWay = 0;
  let mostAtOnce = 0;
  const upstream = {
    async send({ url }: UpstreamRequest): Promise<Exchange> {
      asked.push({ url, atMs: time.now().getTime() });
      underWay += 1;
      mostAtOnce = Math.max(mostAtOnce, underWay);
      const requestedAt = time.now().toISOString();
      await time.sleep(100);
      underWay -= 1;
      return { requestedAt, durationMs: 100, ...world.answer };
    },
  };
  const random = () => 0.5;
  const gate = memoryUpstreamGate({ clock: time.now, random, settingsOf: () => settings });
  const caller = () =>
    politeUpstream("tcgdex", { upstream, gate, clock: time.now, sleep: time.sleep, random });
  const askAll = (one: ReturnType<typeof caller>, count: number) =>
    time.finish(
      Promise.all(
        Array.from({ length: count }, (_none, at) => one.ask({ url: `http://x/${at}` }, {})),
      ),
    );
  return { ...{ time, world, asked, gate, caller, askAll }, mostAtOnce: () => mostAtOnce };
}

test("[ING-4] a cold caller sends nothing while the shared circuit is open", async () => {
  const { askAll, caller, asked } = given(away);
  await askAll(caller(), 5);
  const before = asked.length;
  const answers = await askAll(caller(), 8);
  expect(asked).toHaveLength(before);
  for (const { attempts, refusal } of answers) {
    expect(attempts).toEqual([]);
    expect(refusal?.reason).toContain("ECONNREFUSED");
  }
});

test("[ING-4] when the circuit is due, one request goes out, whoever asks for many", async () => {
  const { askAll, caller, asked, time } = given(away);
  await askAll(caller(), 5);
  await time.advance(60_000);
  const before = asked.length;
  const [one, other] = [caller(), caller()];
  await Promise.all([askAll(one, 8), askAll(other, 8)]);
  expect(asked).toHaveLength(before + 1);
});

test("[ING-4] a trial that succeeds lets all the others follow, one after it", async () => {
  const { askAll, caller, asked, time, world, gate, mostAtOnce } = given(away);
  await askAll(caller(), 5);
  await time.advance(60_000);
  world.answer = well;
  const before = asked.length;
  const answers = await askAll(caller(), 8);
  expect(answers.every(({ refusal }) => refusal === undefined)).toBe(true);
  expect(asked).toHaveLength(before + 8);
  const [trial, second] = asked.slice(before);
  expect((second?.atMs ?? 0) - (trial?.atMs ?? 0)).toBeGreaterThanOrEqual(100);
  expect(mostAtOnce()).toBeGreaterThan(1);
  expect(await gate.status("tcgdex")).toMatchObject({ isOpen: false });
});

test("[ING-4] a trial is claimed by whoever makes it, and given back by one that breaks on the way", async () => {
  const { askAll, caller, time, world, gate } = given(away);
  await askAll(caller(), 5);
  await time.advance(60_000);
  world.answer = well;
  // Whoever looks before anything is prepared may never come to ask.
  expect(await caller().closed()).toBeUndefined();
  const broken = politeUpstream("tcgdex", {
    upstream: { send: () => Promise.reject(new Error("It must not be asked.")) },
    ...{ gate, clock: time.now, sleep: time.sleep, random: () => 0.5 },
    letIn: {
      authorised: () => Promise.reject(new Error("The parameter store timed out.")),
      forget: () => undefined,
    },
  });
  await expect(broken.ask({ url: "http://x/0" }, {})).rejects.toThrow("timed out");
  const [answer] = await askAll(caller(), 1);
  expect(answer).toMatchObject({ attempts: [{ verdict: { kind: "data" } }] });
});

test("[ING-4] no faster than the limit, however many lanes ask", async () => {
  const { askAll, caller, asked } = given();
  await askAll(caller(), 40);
  const [first, last] = [asked[0]?.atMs ?? 0, asked.at(-1)?.atMs ?? 0];
  expect(last - first).toBeGreaterThanOrEqual(39 * 50);
});

test("[ING-4] a short Retry-After is waited for, a long one leaves the upstream alone", async () => {
  const short = given({ status: 429, headers: { retryAfter: "2" } });
  const [answer] = await short.askAll(short.caller(), 1);
  expect(answer?.attempts).toHaveLength(4);
  const [first, second] = short.asked;
  expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(2_000);

  const long = given({ status: 503, headers: { retryAfter: "600" } });
  const [refused] = await long.askAll(long.caller(), 1);
  expect(refused?.attempts).toHaveLength(1);
  expect((refused?.refusal?.untilMs ?? 0) - long.time.now().getTime()).toBeGreaterThan(590_000);
});

test("who is not let in knocks once", async () => {
  const { askAll, caller, asked } = given({ status: 403, headers: {} });
  const [answer] = await askAll(caller(), 1);
  expect(asked).toHaveLength(1);
  expect(answer?.refusal?.reason).toBe("The upstream said 403.");
});

test("what is not there says nothing against the upstream", async () => {
  const { askAll, caller, gate } = given({ status: 404, headers: {} });
  await askAll(caller(), 12);
  expect(await gate.admit("tcgdex")).toEqual({ outcome: "go", isShaken: false });
});

test("who has little time gets no moment after it, and leaves it to others", async () => {
  const { askAll, caller, asked, time } = given();
  const others = askAll(caller(), 20);
  const within = { untilMs: time.now().getTime() + 500, answerMs: 10_000 };
  const hurried = caller();
  const answers = Promise.all(
    Array.from({ length: 20 }, (_none, at) => hurried.ask({ url: `http://y/${at}` }, {}, within)),
  );
  const [, came] = await Promise.all([others, time.finish(answers)]);
  const refused = came.filter(({ attempts }) => attempts.length === 0);
  expect(refused.length).toBeGreaterThan(5);
  for (const { refusal } of refused) expect(refusal?.reason).toContain("as fast as it may be");
  const late = asked.filter(({ url, atMs }) => url.startsWith("http://y") && atMs > within.untilMs);
  expect(late).toEqual([]);
});

test("no try is begun when the time for answers is over", async () => {
  const { caller, asked, time } = given(away);
  const within = { untilMs: Number.POSITIVE_INFINITY, answerMs: 150 };
  await time.finish(caller().ask({ url: "http://x/1" }, {}, within));
  // Each takes 100 ms: the second one ends the time.
  expect(asked).toHaveLength(2);
});
