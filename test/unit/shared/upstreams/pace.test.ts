import { expect, test } from "vitest";
import { moments } from "#shared/upstreams/moments.ts";
import { byName, settingsIn, usualPace } from "#shared/upstreams/pace-settings.ts";
import type { Lease, UpstreamGate } from "#shared/upstreams/upstream-gate.ts";

test("a stage's word about an upstream goes before its word about all, and that before our own", () => {
  const upstreams = [
    { name: "tcgdex", settings: usualPace },
    { name: "pokeapi", settings: usualPace },
  ];
  const known = byName(upstreams, {
    "*": { requestsPerSecond: 5, lanes: 1 },
    tcgdex: { requestsPerSecond: 9, lanes: undefined },
  });
  const settingsOf = settingsIn(known);
  expect(settingsOf("tcgdex")).toEqual({ ...usualPace, requestsPerSecond: 9 });
  expect(settingsOf("pokeapi")).toEqual({ ...usualPace, requestsPerSecond: 5, lanes: 1 });
  expect(() => settingsOf("attic")).toThrow("There is no upstream attic.");
  expect(settingsIn(byName(upstreams, {}))("tcgdex")).toEqual(usualPace);
});

/** A gate that has moments every 100 ms, so many of them at once, and what was wanted of it. */
function given(most = 3) {
  const wanted: number[] = [];
  const learnt: object[] = [];
  const world = { nowMs: 0, freeAtMs: 0, isAway: false };
  const gate = {
    async lease(
      _source: string,
      count: number,
      untilMs = Number.POSITIVE_INFINITY,
    ): Promise<Lease> {
      if (world.isAway) throw new Error("DynamoDB is away.");
      wanted.push(count);
      const health = { intervalMs: 100, isOpen: false, isShaken: false };
      if (world.freeAtMs > untilMs) return { firstAtMs: world.freeAtMs, count: 0, ...health };
      const lease = { firstAtMs: world.freeAtMs, count: Math.min(count, most), ...health };
      world.freeAtMs += lease.count * 100;
      return lease;
    },
  } as Pick<UpstreamGate, "lease"> as UpstreamGate;
  const dealt = moments(
    "tcgdex",
    { gate, clock: () => new Date(world.nowMs) },
    (health) => void learnt.push(health),
  );
  return { dealt, wanted, learnt, world };
}

test("[ING-4] moments are dealt in order, and no more are reserved than requests are to come", async () => {
  const { dealt, wanted, learnt } = given();
  dealt.expect(5);
  const times = [];
  for (let request = 0; request < 5; request += 1) times.push((await dealt.next()).atMs);
  expect(times).toEqual([0, 100, 200, 300, 400]);
  expect(wanted).toEqual([5, 2]);
  expect(learnt).toHaveLength(2);
  // Whoever asks for more than was to come gets one at a time.
  await dealt.next();
  expect(wanted).toEqual([5, 2, 1]);
});

test("lanes that ask at once share one reservation", async () => {
  const { dealt, wanted } = given();
  dealt.expect(3);
  const times = await Promise.all([dealt.next(), dealt.next(), dealt.next()]);
  expect(times.map(({ atMs }) => atMs).toSorted((a, b) => a - b)).toEqual([0, 100, 200]);
  expect(wanted).toEqual([3]);
});

test("[ING-4] moments that passed unused are not made up for", async () => {
  const { dealt, world } = given();
  dealt.expect(3);
  await dealt.next();
  world.nowMs = 200;
  dealt.expect(2);
  expect((await dealt.next()).atMs).toBe(200);
});

test("a moment after what is of use stays whose it is", async () => {
  const { dealt, world } = given();
  dealt.expect(3);
  await dealt.next();
  expect(await dealt.next(50)).toEqual({ atMs: 100, isLate: true });
  expect(await dealt.next(100)).toEqual({ atMs: 100, isLate: false });
  expect(await dealt.next()).toEqual({ atMs: 200, isLate: false });
  expect(await dealt.next(250)).toEqual({ atMs: 300, isLate: true });
  expect(world.freeAtMs).toBe(300);
});

test("a reservation that failed is tried again by the next request", async () => {
  const { dealt, world } = given();
  world.isAway = true;
  await expect(dealt.next()).rejects.toThrow("DynamoDB is away.");
  world.isAway = false;
  expect(await dealt.next()).toEqual({ atMs: 0, isLate: false });
});

test("[ING-4] who can wait gets a moment, though it was asked for together with one who cannot", async () => {
  const { dealt, world } = given();
  world.freeAtMs = 300;
  expect(await Promise.all([dealt.next(50), dealt.next(), dealt.next(299)])).toEqual([
    { atMs: 300, isLate: true },
    { atMs: 300, isLate: false },
    { atMs: 300, isLate: true },
  ]);
});
