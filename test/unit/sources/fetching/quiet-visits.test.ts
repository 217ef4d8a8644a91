import { expect, test } from "vitest";
import { layOut, pipeline } from "#test/support/sources/pipeline.ts";
import { logLines } from "#test/support/workers/log-lines.ts";

/** A catalogue that was synchronised an hour ago, and which units' memories are written from now on. */
async function given() {
  const line = pipeline();
  layOut(line.bodies, { base1: ["1", "2"], exu: ["A"] });
  const saved: string[] = [];
  const { save } = line.deps.seenStore;
  line.deps.seenStore.save = async (unit, shard) => {
    saved.push(unit.unit);
    return save(unit, shard);
  };
  const run = async () => {
    saved.length = 0;
    line.asked.length = 0;
    let id = "";
    await logLines(async () => {
      id = (await line.start()).id;
      await line.drain();
    });
    const lists = line.asked.filter((url) => /sets|species/.test(url)).length;
    return { state: (await line.deps.runs.get(id))?.state, lists };
  };
  await run();
  await line.time.advance(3_600_000);
  return { line, saved, run };
}

test("[OPS-6] a visit that finds everything as it was asks for its list and writes no memory", async () => {
  const { line, saved, run } = await given();
  const observed = line.observed().length;
  const { state, lists } = await run();
  expect(state).toBe("completed");
  // The list of sets twice: also to tell which cards lie in none of them.
  expect(lists).toBe(4);
  expect(saved).toEqual([]);
  // The lake has what was asked all the same [LAKE-4].
  expect(line.observed()).toHaveLength(observed + 5);
  expect(await run()).toEqual({ state, lists });
});

test("a list that says something else is remembered, with what it names", async () => {
  const { line, saved, run } = await given();
  layOut(line.bodies, { base1: ["1", "2", "3"], exu: ["A"] });
  expect((await run()).state).toBe("completed");
  expect(saved).toContain("base1");
  expect(saved).not.toContain("exu");
  expect(line.asked.some((url) => url.endsWith("base1-3"))).toBe(true);
  await run();
  expect(saved).toEqual([]);
});

test("a list that did not come is remembered as failed, and as good again when it comes", async () => {
  const { line, saved, run } = await given();
  const url = [...line.bodies.keys()].find((one) => one.endsWith("/sets/exu")) ?? "";
  line.faults.set(url, [{ status: 404, headers: {} }]);
  expect((await run()).state).toBe("completed");
  // The message came again, and found the list.
  expect(saved).toEqual(["exu", "exu"]);
  await run();
  expect(saved).toEqual([]);
});

test("cards that had their turn are remembered, although they said nothing new", async () => {
  const { line, saved, run } = await given();
  await line.pass(9);
  await run();
  expect(saved).toEqual(expect.arrayContaining(["base1", "exu"]));
  await run();
  expect(saved).toEqual([]);
});
