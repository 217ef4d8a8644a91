import { expect, test } from "vitest";
import { host, layOut, pipeline, type Trouble } from "#test/support/sources/pipeline.ts";

const numbers = ["1", "2", "3", "4", "5", "6", "7"];
const hour = 3_600_000;

/** The first run of a catalogue whose upstream is in such trouble, to its end. */
async function runOf(trouble: Trouble) {
  const line = pipeline();
  layOut(line.bodies, { base1: numbers, base2: numbers });
  line.world.trouble = trouble;
  const begunMs = line.time.now().getTime();
  const { id } = await line.start();
  await line.drain();
  const run = await line.deps.runs.get(id);
  return { line, run, tookMs: Date.parse(run?.finishedAt ?? "") - begunMs };
}

const broken = (names: readonly string[], status: number): Trouble => {
  const urls = new Set(names.map((name) => `${host}/v2/en/cards/${name}`));
  return (url) => (urls.has(url) ? { status, headers: {} } : undefined);
};

test.each([
  { what: "one page is forbidden", names: ["base1-2"], status: 403 },
  {
    what: "five pages are broken",
    names: numbers.slice(0, 5).map((n) => `base1-${n}`),
    status: 500,
  },
])("[OPS-8] when $what for ever, their unit alone is given up, within two hours", async (given) => {
  const { line, run, tookMs } = await runOf(broken(given.names, given.status));
  expect(run?.state).toBe("completed_with_failures");
  expect(tookMs).toBeLessThan(2 * hour);
  expect(line.dead).toMatchObject([{ to: "fetch", body: { units: ["base1", "base2"] } }]);
  const states = (await line.deps.runs.allUnits(run?.id ?? "")).map(({ unit, state }) => [
    unit,
    state,
  ]);
  expect(Object.fromEntries(states)).toEqual({
    ...{ all: "done", unlisted: "done", base1: "failed", base2: "done" },
  });
  expect(line.dead[0]?.reason).toContain(`The upstream said ${given.status}`);
});

test("[OPS-8] when no card is given for hours but every list, nothing is given up", async () => {
  const { line, run } = await runOf((url, at) =>
    url.includes("/cards/") && at < new Date("2026-02-01T09:00:00.000Z")
      ? { status: 500, headers: {} }
      : undefined,
  );
  expect(run?.state).toBe("completed");
  expect(line.dead).toEqual([]);
});

test("[OPS-8] a quota that one card exceeds for ever makes no busy loop", async () => {
  const { line } = await runOf(broken(["base1-2"], 429));
  expect(line.counts.invocations).toBeLessThan(120);
});
