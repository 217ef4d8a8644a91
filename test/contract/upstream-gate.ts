import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Clock } from "#shared/kernel/clock.ts";
import type { PaceSettings } from "#shared/upstreams/pace-settings.ts";
import type { UpstreamGate } from "#shared/upstreams/upstream-gate.ts";
import { type FakeClock, fakeClock } from "#test/fakes/fake-clock.ts";

export interface GateContext {
  readonly clock: Clock;
  readonly random: () => number;
  readonly settingsOf: (source: string) => PaceSettings;
}

const settings = { requestsPerSecond: 20, firstWaitSeconds: 15, longestWaitSeconds: 1800 };
const trouble = (request: string) => ({ request, reason: "It said 503.", isTrial: false });

/** What every UpstreamGate promises. Several gates over the same state are several callers. */
export function upstreamGateContract(
  name: string,
  gateFor: (context: GateContext) => UpstreamGate,
) {
  const given = () => {
    const time = fakeClock("2026-02-01T05:00:00.000Z");
    // Waits without jitter: all of the random half.
    const context = { clock: time.now, random: () => 1, settingsOf: () => settings };
    return { time, gate: gateFor(context), source: `source-${randomUUID()}` };
  };
  const opened = async (gate: UpstreamGate, source: string) => {
    for (const request of ["a", "b", "c", "d"]) await gate.noteFailure(source, trouble(request));
    return gate.noteFailure(source, trouble("e"));
  };
  const inMs = (time: FakeClock, ms: number) => time.now().getTime() + ms;

  describe(`${name} is an UpstreamGate`, () => {
    test("[ING-4] moments of all callers together never exceed the limit", async () => {
      const { time, gate, source } = given();
      const leases = await Promise.all(Array.from({ length: 6 }, () => gate.lease(source, 5)));
      const moments = leases
        .flatMap(({ firstAtMs, intervalMs, count }) =>
          Array.from({ length: count }, (_none, index) => firstAtMs + index * intervalMs),
        )
        .sort((a, b) => a - b);
      expect(moments).toHaveLength(30);
      expect(moments[0]).toBeGreaterThanOrEqual(time.now().getTime());
      for (let at = 1; at < moments.length; at += 1) {
        expect((moments[at] ?? 0) - (moments[at - 1] ?? 0)).toBeGreaterThanOrEqual(50);
      }
    });

    test("[ING-4] a moment that was leased by a clock a day ahead keeps nobody waiting", async () => {
      const { time, gate, source } = given();
      await time.advance(86_400_000);
      await gate.lease(source, 5);
      await time.advance(-86_400_000);
      const now = time.now().getTime();
      const lease = await gate.lease(source, 1, now + 5_000);
      expect(lease).toMatchObject({ firstAtMs: now, count: 1 });
      // Those after it keep apart as ever.
      expect((await gate.lease(source, 1)).firstAtMs).toBe(now + lease.intervalMs);
    });

    test("[ING-4] a circuit that was opened by a clock a day ahead is tried at once, by one caller", async () => {
      const { time, gate, source } = given();
      await time.advance(86_400_000);
      expect(await opened(gate, source)).toMatchObject({ outcome: "wait" });
      await time.advance(-86_400_000);
      expect(await gate.admit(source)).toMatchObject({ outcome: "trial" });
      expect(await gate.admit(source)).toMatchObject({
        outcome: "wait",
        untilMs: inMs(time, 15_000),
      });
      // Its failure is of this clock, and is waited out.
      const after = await gate.noteFailure(source, { ...trouble("a"), isTrial: true });
      expect(after).toMatchObject({ outcome: "wait", untilMs: inMs(time, 30_000) });
    });

    test("[ING-4] of callers at once no more get a call of the day than it has", async () => {
      const { time, source } = given();
      const counted = { ...settings, callsPerDay: 5, dayTimeZone: "America/Los_Angeles" };
      const gate = gateFor({ clock: time.now, random: () => 1, settingsOf: () => counted });
      const leases = await Promise.all(Array.from({ length: 9 }, () => gate.lease(source, 3)));
      expect(leases.filter(({ count }) => count === 1)).toHaveLength(5);
      // Winter in California: its day ends at eight in the morning, UTC.
      const untilMs = Date.parse("2026-02-01T08:00:00.000Z");
      const refused = leases.filter(({ count }) => count === 0);
      expect(refused.map(({ spentUntilMs }) => spentUntilMs)).toEqual(Array(4).fill(untilMs));
      expect(await gate.callsToday(source)).toEqual({ limit: 5, made: 5, untilMs });
      expect((await gate.status(source)).callsToday).toEqual({ limit: 5, made: 5, untilMs });
      // What is no call of the day is sent all the same.
      expect(await gate.lease(source, 1, undefined, false)).toMatchObject({ count: 1 });
      await time.advance(3 * 3_600_000);
      expect(await gate.lease(source, 1)).toMatchObject({ count: 1 });
      expect(await gate.callsToday(source)).toMatchObject({ made: 1 });
    });

    test("an upstream that says that its day is over has no further calls, whatever was counted", async () => {
      const { time, source } = given();
      const counted = { ...settings, callsPerDay: 5 };
      const gate = gateFor({ clock: time.now, random: () => 1, settingsOf: () => counted });
      await gate.lease(source, 1);
      await gate.endDay(source);
      expect(await gate.lease(source, 1)).toMatchObject({ count: 0 });
      expect(await gate.callsToday(source)).toMatchObject({ limit: 5, made: 5 });
    });

    test("one that counts no days has as many calls as its pace allows", async () => {
      const { gate, source } = given();
      await gate.endDay(source);
      expect(await gate.callsToday(source)).toBeUndefined();
      expect(await gate.lease(source, 5)).toMatchObject({ count: 5 });
    });

    test("time that nobody used is not made up for", async () => {
      const { time, gate, source } = given();
      await gate.lease(source, 5);
      await time.advance(60_000);
      const { firstAtMs } = await gate.lease(source, 5);
      expect(firstAtMs).toBeGreaterThanOrEqual(time.now().getTime());
    });

    test("a moment that comes too late is left to others", async () => {
      const { time, gate, source } = given();
      const soon = inMs(time, 400);
      await gate.lease(source, 5);
      const second = await gate.lease(source, 5, soon);
      expect(second).toMatchObject({ firstAtMs: inMs(time, 250), count: 5 });
      const third = await gate.lease(source, 5, soon);
      expect(third).toMatchObject({ firstAtMs: inMs(time, 500), count: 0, isOpen: false });
      // Nothing was reserved for whoever could not wait.
      expect(await gate.lease(source, 5)).toMatchObject({ firstAtMs: inMs(time, 500), count: 5 });
      await time.advance(60_000);
      expect(await gate.lease(source, 5, inMs(time, 0))).toMatchObject({ count: 5 });
    });

    test("one request that fails as often as it likes opens nothing", async () => {
      const { gate, source } = given();
      for (let time = 0; time < 50; time += 1) await gate.noteFailure(source, trouble("broken"));
      expect(await gate.admit(source)).toEqual({ outcome: "go", isShaken: true });
      expect(await gate.lease(source, 1)).toMatchObject({ isOpen: false, isShaken: true });
    });

    test("five different requests that fail open the circuit for all", async () => {
      const { time, gate, source } = given();
      const wait = { outcome: "wait", untilMs: inMs(time, 15_000), reason: "It said 503." };
      expect(await opened(gate, source)).toEqual(wait);
      expect(await gate.admit(source)).toEqual(wait);
      expect(await gate.lease(source, 1)).toMatchObject({ isOpen: true });
      expect(await gate.status(source)).toMatchObject({
        ...{ isOpen: true, reason: "It said 503." },
        retryAt: new Date(wait.untilMs).toISOString(),
      });
    });

    test("a success in between counts the failures anew", async () => {
      const { gate, source } = given();
      for (const request of ["a", "b", "c", "d"]) await gate.noteFailure(source, trouble(request));
      await gate.noteRecovery(source);
      expect(await gate.noteFailure(source, trouble("e"))).toMatchObject({ outcome: "go" });
    });

    test("when an open circuit is due, one caller of many tries it", async () => {
      const { time, gate, source } = given();
      await opened(gate, source);
      await time.advance(15_001);
      const all = await Promise.all(Array.from({ length: 8 }, () => gate.admit(source)));
      expect(all.filter(({ outcome }) => outcome === "trial")).toHaveLength(1);
      expect(all.filter(({ outcome }) => outcome === "wait")).toHaveLength(7);
    });

    test("a trial whose caller died leaves room for another one", async () => {
      const { time, gate, source } = given();
      await opened(gate, source);
      await time.advance(15_001);
      expect(await gate.admit(source)).toMatchObject({ outcome: "trial" });
      await time.advance(60_001);
      expect(await gate.admit(source)).toMatchObject({ outcome: "trial" });
    });

    test("a trial that is given back is the next caller's, and nobody else's is", async () => {
      const { time, gate, source } = given();
      await opened(gate, source);
      await time.advance(60_000);
      const trial = await gate.admit(source);
      if (trial.outcome !== "trial") throw new Error("It was due.");
      expect(await gate.admit(source)).toMatchObject({ outcome: "wait" });
      await gate.giveBack(source, trial);
      await time.advance(1_000);
      for (let looks = 0; looks < 2; looks += 1) {
        expect(await gate.look(source)).toEqual({ outcome: "due" });
      }
      const next = await gate.admit(source);
      expect(next).toMatchObject({ outcome: "trial" });
      expect(await gate.look(source)).toMatchObject({ outcome: "wait" });
      await gate.giveBack(source, trial);
      expect(await gate.admit(source)).toMatchObject({ outcome: "wait" });
    });

    test("each failed trial doubles the wait up to the longest, and a good one closes", async () => {
      const { time, gate, source } = given();
      await opened(gate, source);
      const waits: number[] = [];
      for (let trial = 0; trial < 9; trial += 1) {
        await time.advance(1_800_001);
        expect(await gate.admit(source)).toMatchObject({ outcome: "trial" });
        const after = await gate.noteFailure(source, { ...trouble("a"), isTrial: true });
        if (after.outcome === "wait") waits.push((after.untilMs - time.now().getTime()) / 1000);
      }
      expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1800, 1800, 1800]);
      await gate.noteRecovery(source);
      expect(await gate.admit(source)).toEqual({ outcome: "go", isShaken: false });
    });

    test("[ING-4] who asks to be left alone is, by all, and not a moment less", async () => {
      const { time, gate, source } = given();
      const after = await gate.noteFailure(source, { ...trouble("a"), pauseMs: 3_600_000 });
      expect(after.outcome).toBe("wait");
      await time.advance(3_600_000);
      expect(await gate.admit(source)).toMatchObject({ outcome: "wait" });
      await time.advance(60_000);
      expect(await gate.admit(source)).toMatchObject({ outcome: "trial" });
    });

    test("since when it is unwell is known, and when its circuit was opened or closed", async () => {
      const { time, gate, source } = given();
      const moment = () => time.now().toISOString();
      expect(await gate.status(source)).toEqual({ source, isOpen: false, requestsPerSecond: 20 });
      const unwellSince = moment();
      await gate.noteFailure(source, trouble("a"));
      expect(await gate.status(source)).toEqual({
        ...{ source, isOpen: false, requestsPerSecond: 20, unwellSince },
      });
      await time.advance(1_000);
      await opened(gate, source);
      const opening = moment();
      expect(await gate.status(source)).toMatchObject({
        ...{ isOpen: true, unwellSince, circuitChangedAt: opening },
      });
      await time.advance(60_000);
      await gate.noteRecovery(source);
      expect(await gate.status(source)).toEqual({
        ...{ source, isOpen: false, requestsPerSecond: 20, circuitChangedAt: moment() },
      });
    });

    test("a lease is a quarter of a second's worth at most, and of what is wanted", async () => {
      const { gate, source } = given();
      expect(await gate.lease(source, 3)).toMatchObject({ count: 3, intervalMs: 50 });
      expect(await gate.lease(source, 50)).toMatchObject({ count: 5, intervalMs: 50 });
      const slow = gateFor({
        ...{ clock: () => new Date("2026-02-01T05:00:00.000Z"), random: () => 1 },
        settingsOf: () => ({ ...settings, requestsPerSecond: 2 }),
      });
      const other = `source-${randomUUID()}`;
      expect(await slow.lease(other, 50)).toMatchObject({ count: 1, intervalMs: 500 });
    });

    test("the last success is remembered beside it all", async () => {
      const { gate, source } = given();
      await gate.noteSuccess(source, "2026-02-01T05:00:00.000Z");
      expect(await gate.status(source)).toMatchObject({
        ...{ source, isOpen: false, requestsPerSecond: 20 },
        lastSuccessAt: "2026-02-01T05:00:00.000Z",
      });
    });
  });
}
