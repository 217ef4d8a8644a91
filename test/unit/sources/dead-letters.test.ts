import { expect, test } from "vitest";
import { putCard } from "#test/support/sources/pipeline.ts";
import { card, silver, synced } from "#test/support/sources/synced-line.ts";

test("a unit that fails to the end is a dead letter with its reason, and a redrive heals it", async () => {
  const { line, run } = await synced(({ faults }) =>
    faults.set(
      card("base1-2"),
      Array.from({ length: 40 }, () => ({ status: 500, headers: {} })),
    ),
  );
  expect(line.dead).toMatchObject([{ to: "fetch", reason: expect.stringContaining("base1-2") }]);
  expect((await line.deps.runs.get(run.id))?.state).toBe("completed_with_failures");
  expect(await silver(line)).toHaveLength(4);
  line.redrive();
  await line.drain();
  expect((await line.deps.runs.get(run.id))?.state).toBe("completed");
  expect(await silver(line)).toHaveLength(5);
});

test("[ING-7] a body that does not fit goes alone to the dead letters, and heals by itself", async () => {
  const { line, run } = await synced(({ bodies }) =>
    bodies.set(card("base1-2"), JSON.stringify({ id: "base1-2", set: 7 })),
  );
  expect(line.dead).toMatchObject([{ to: "normalize", body: { lines: [1], units: ["base1"] } }]);
  expect(await silver(line)).toHaveLength(4);
  expect((await line.deps.runs.get(run.id))?.state).toBe("completed_with_failures");
  putCard(line.bodies, "base1-2");
  await line.start("full");
  await line.drain();
  line.redrive();
  await line.drain();
  expect(line.dead).toEqual([]);
  expect(await silver(line)).toHaveLength(5);
});
