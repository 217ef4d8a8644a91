import { describe, expect, test } from "vitest";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { answerWish, giveUpWish } from "#shared/kernel/wishes/answer-wish.ts";
import { memoryWantedBuilds } from "#test/fakes/memory-wanted-builds.ts";

const game = "pokemon";
const patience = { quietSeconds: 120, longestWaitSeconds: 3_600 };
const start = Date.parse("2026-02-01T06:00:00.000Z");

/** A queue and its worker, with a catalogue that is one number: how often it was changed. */
function worker({ fails = () => false }: { fails?: () => boolean } = {}) {
  const wanted = memoryWantedBuilds();
  let nowMs = start;
  let changes = 0;
  const built: { at: number; changes: number }[] = [];
  const deps = {
    ...{ what: "index", wanted, patience, clock: () => new Date(nowMs) },
    async build() {
      if (fails()) throw new Error("There is no room.");
      built.push({ at: (nowMs - start) / 1000, changes });
      return { version: String(changes), cards: changes, outcome: "published" as const };
    },
  };
  const hidden = new Map<string, number>();
  const deliver = async (id: string, wish: { at?: string; isUrgent?: boolean } = {}) => {
    const at = wish.at ?? new Date(nowMs).toISOString();
    const answer = await answerWish({ game, isUrgent: false, ...wish, at }, deps, id);
    if (answer instanceof ComeBack) hidden.set(id, nowMs + answer.afterSeconds * 1000);
    else hidden.delete(id);
    return answer;
  };
  return {
    ...{ wanted, deps, built, hidden, deliver },
    change: () => (changes += 1),
    now: () => new Date(nowMs).toISOString(),
    wait: (seconds: number) => (nowMs += seconds * 1000),
    /** Delivers what is hidden when its time has come, until nothing is. */
    async drain() {
      while (hidden.size > 0) {
        const [[id, visibleMs] = ["", 0]] = [...hidden].sort(([, a], [, b]) => a - b);
        nowMs = Math.max(nowMs, visibleMs);
        await deliver(id);
      }
    },
  };
}

describe("an index is built", () => {
  test("once it is quiet, for all that has changed", async () => {
    const { deliver, change, wait, drain, built } = worker();
    for (const id of ["A", "B", "C"]) {
      change();
      await deliver(id);
      wait(60);
    }
    await drain();
    expect(built).toEqual([{ at: 240, changes: 3 }]);
  });

  test("[OPS-6] twice and not seventy times by a polite sync over seventy minutes", async () => {
    const { deliver, change, wait, drain, built, hidden } = worker();
    for (let second = 0; second < 70 * 60; second += 5) {
      change();
      await deliver(`M${second}`);
      wait(5);
      for (const [id, visibleMs] of [...hidden]) {
        if (visibleMs <= start + second * 1000) await deliver(id);
      }
    }
    await drain();
    expect(built.length).toBeGreaterThanOrEqual(2);
    expect(built.length).toBeLessThanOrEqual(3);
    expect(built.at(-1)?.changes).toBe((70 * 60) / 5);
  });

  test("at once when somebody asks for it, whatever waits", async () => {
    const { deliver, wait, drain, built } = worker();
    await deliver("A");
    wait(10);
    expect(await deliver("ADMIN", { isUrgent: true })).toMatchObject({ outcome: "published" });
    await drain();
    expect(built).toEqual(
      [
        { at: 10, changes: 0 },
        { at: 240, changes: 0 },
      ].slice(0, built.length),
    );
  });

  test("not for an event that is older than the start of the last good build", async () => {
    const { deliver, wait, drain, built, now } = worker();
    const early = now();
    await deliver("A");
    await drain();
    wait(1_000);
    expect(await deliver("A again", { at: early })).toMatchObject({ outcome: "answered" });
    expect(built).toHaveLength(1);
  });

  test("again when something changed while it was built", async () => {
    const { deliver, change, wait, drain, built, deps } = worker();
    const { build } = deps;
    deps.build = async () => {
      const done = await build();
      if (built.length === 1) {
        change();
        await deliver("LATE");
      }
      return done;
    };
    change();
    await deliver("A");
    wait(120);
    await drain();
    expect(built.map(({ changes }) => changes)).toEqual([1, 2]);
  });
});

describe("[OPS-8] a build that fails", () => {
  test("is tried again soon, and told until one goes well", async () => {
    let isBroken = true;
    const { deliver, wait, built, wanted } = worker({ fails: () => isBroken });
    await deliver("A");
    wait(120);
    await expect(deliver("A")).rejects.toMatchObject({
      ...{ errorClass: "transient", retryAfterSeconds: 120 },
      message: expect.stringContaining("There is no room"),
    });
    expect(await wanted.find(game)).toMatchObject({ failure: "There is no room.", answered: 0 });
    isBroken = false;
    await deliver("A");
    expect(built).toHaveLength(1);
    expect((await wanted.find(game)).failure).toBeUndefined();
  });

  test("and is given up leaves the next event free to have one built", async () => {
    const { deliver, drain, built, deps } = worker();
    await deliver("A");
    await giveUpWish({ game }, "It died four times.", deps);
    await deliver("B");
    await drain();
    expect(built).toHaveLength(1);
  });
});

test("[OPS-8] a message that is lost stands for the others no longer than an hour and its wait", async () => {
  const { deliver, wait, drain, built, hidden } = worker();
  await deliver("LOST");
  hidden.delete("LOST");
  wait(30);
  expect(await deliver("B")).toMatchObject({ outcome: "counted" });
  wait(3_600 + 120);
  await deliver("C");
  await drain();
  expect(built).toHaveLength(1);
});
