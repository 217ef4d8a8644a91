import { expect, test } from "vitest";
import { fetchWorker } from "#functions/sources/handlers/fetch-unit.ts";
import { layOut, pipeline } from "#test/support/sources/pipeline.ts";
import { logLines } from "#test/support/workers/log-lines.ts";

function given() {
  const line = pipeline();
  layOut(line.bodies, { base1: ["1", "2"], exu: ["A"] });
  const runs = async () => (await line.deps.runs.list({ limit: 10 })).items;
  return { line, runs };
}

test("[ING-1] a moment of the schedule among the fetch queue's messages begins the day's run", async () => {
  const { line, runs } = given();
  line.occur("schedule");
  await line.drain();
  expect(await runs()).toMatchObject([{ mode: "due", state: "completed" }]);
  expect(line.dead).toEqual([]);
  expect(line.asked.length).toBeGreaterThan(3);
});

test("[OPS-8] a moment of the schedule that cannot begin a run is tried, kept, and begins it when it is redriven", async () => {
  const { line, runs } = given();
  const { create } = line.deps.runs;
  let tries = 0;
  line.deps.runs.create = async () => {
    tries += 1;
    throw new Error("DynamoDB is away");
  };
  line.occur("schedule");
  await line.drain();
  expect(tries).toBe(10);
  expect(line.dead).toMatchObject([{ to: "fetch" }]);
  expect(await runs()).toEqual([]);
  line.deps.runs.create = create;
  line.redrive();
  await line.drain();
  expect(await runs()).toMatchObject([{ state: "completed" }]);
});

test("[ING-7] what is neither a unit nor a moment of the schedule is given up with the reason", async () => {
  const { line } = given();
  const buried: string[] = [];
  const handler = fetchWorker(
    async () => line.deps,
    async () => ({
      starts: { begin: async () => 1, forgive: async () => undefined },
      deadLetters: {
        maxAttempts: 10,
        bury: async (_body, { reason }) => void buried.push(reason),
        delay: async () => undefined,
      },
    }),
  );
  for (const body of [{ version: 2, runId: "one" }, { version: "0", time: "soon" }, {}]) {
    const attributes = { ApproximateReceiveCount: "1" };
    const record = { messageId: "m", receiptHandle: "h", body: JSON.stringify(body), attributes };
    await logLines(() =>
      handler({ Records: [record] } as never, { getRemainingTimeInMillis: () => 120_000 }),
    );
  }
  expect(buried).toEqual([
    expect.stringContaining("dataset"),
    expect.stringContaining("time"),
    expect.stringContaining("version"),
  ]);
});
