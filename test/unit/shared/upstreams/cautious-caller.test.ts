import { expect, test } from "vitest";
import type { Exchange } from "#shared/upstreams/exchange.ts";
import { politeUpstream } from "#shared/upstreams/polite-upstream.ts";
import type { UpstreamRequest } from "#shared/upstreams/upstream-request.ts";
import { fakeClock } from "#test/fakes/fake-clock.ts";
import { memoryUpstreamGate } from "#test/fakes/memory-upstream-gate.ts";

const settings = { requestsPerSecond: 100, firstWaitSeconds: 15, longestWaitSeconds: 1800 };

/** Callers who do not know yet whether the upstream is well; each answer takes a second. */
function given(isWell: (url: string) => boolean) {
  const time = fakeClock();
  const random = () => 0.5;
  const gate = memoryUpstreamGate({ clock: time.now, random, settingsOf: () => settings });
  const asked: { url: string; atOnce: number; timeoutMs: number | undefined }[] = [];
  let atOnce = 0;
  const upstream = {
    async send({ url }: UpstreamRequest, _conditions: object, timeoutMs?: number) {
      atOnce += 1;
      asked.push({ url, atOnce, timeoutMs });
      const requestedAt = time.now().toISOString();
      await time.sleep(1_000);
      atOnce -= 1;
      const answer = isWell(url) ? { status: 404, headers: {} } : { error: "reset" };
      const exchange: Exchange = { requestedAt, durationMs: 1_000, ...answer };
      return exchange;
    },
  };
  const deps = { upstream, gate, clock: time.now, sleep: time.sleep, random };
  const caller = () => politeUpstream("host", { ...deps, tries: 2, isCautious: true });
  const ask = (one: ReturnType<typeof caller>, names: readonly string[]) =>
    time.finish(Promise.all(names.map((name) => one.ask({ url: `http://x/${name}` }, {}))));
  return { asked, caller, ask };
}

const names = (count: number) => Array.from({ length: count }, (_none, at) => String(at));

test("[ING-4] the first request of a caller goes alone, and all others with its success", async () => {
  const { asked, caller, ask } = given(() => true);
  await ask(caller(), names(8));
  expect(asked.map(({ atOnce }) => atOnce).slice(0, 2)).toEqual([1, 1]);
  expect(Math.max(...asked.map(({ atOnce }) => atOnce))).toBeGreaterThan(3);
});

test("[ING-4] while none succeeds they go one by one, and each once after the first", async () => {
  const { asked, caller, ask } = given(() => false);
  const answers = await ask(caller(), names(8));
  expect(Math.max(...asked.map(({ atOnce }) => atOnce))).toBe(1);
  // Five different ones open the circuit.
  expect(asked.map(({ url }) => url.at(-1))).toEqual(["0", "0", "1", "2", "3", "4"]);
  expect(answers.filter(({ attempts }) => attempts.length === 0)).toHaveLength(3);
});

test("one that fails in between holds the others up until the next has succeeded", async () => {
  const { asked, caller, ask } = given((url) => !url.endsWith("3"));
  const one = caller();
  await ask(one, names(3));
  await ask(one, ["3"]);
  const before = asked.length;
  await ask(one, ["4", "5", "6"]);
  expect(asked.slice(before).map(({ atOnce }) => atOnce)).toEqual([1, 1, 2]);
});

test("whose answers did not come is waited for less, until one comes", async () => {
  const { asked, caller, ask } = given((url) => url.endsWith("3"));
  await ask(caller(), ["1", "2", "3", "4"]);
  const patience = (name: string) => asked.findLast(({ url }) => url.endsWith(name))?.timeoutMs;
  expect(patience("1")).toBe(Number.POSITIVE_INFINITY);
  expect([patience("2"), patience("3")]).toEqual([1_500, 1_500]);
  expect(patience("4")).toBe(Number.POSITIVE_INFINITY);
});
