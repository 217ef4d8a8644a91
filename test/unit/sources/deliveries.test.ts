import fc from "fast-check";
import { expect, test } from "vitest";
import { layOut, pipeline, putCard } from "#test/support/sources/pipeline.ts";
import { silver, synced, two } from "#test/support/sources/synced-line.ts";

test("[ING-2] messages twice and in any order lead to the same silver", async () => {
  const reference = await silver((await synced()).line);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { maxLength: 60 }), async (choices) => {
      const line = pipeline();
      layOut(line.bodies, two);
      const run = await line.start();
      let step = 0;
      const twins = new Set<string>();
      const pick = (length: number) => {
        const choice = choices[step++] ?? 0;
        const index = choice % length;
        // Many a message is delivered once more, at some later time, under the same id.
        const twin = line.queue[index];
        if (choice % 2 === 1 && twin && !twins.has(twin.id)) line.queue.push(twin);
        if (twin) twins.add(twin.id);
        return index;
      };
      await line.drain(pick);
      expect(await silver(line)).toEqual(reference);
      expect(await line.deps.runs.get(run.id)).toMatchObject({ state: "completed" });
      expect(line.dead).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

/** Runs the fetchers of a full run, stops it, and answers with the messages about its packs. */
async function packsOfRun(line: ReturnType<typeof pipeline>) {
  const run = await line.start("full");
  const packs: typeof line.queue = [];
  for (let next = line.queue.shift(); next; next = line.queue.shift()) {
    if (next.to === "fetch") await line.handle(next);
    else packs.push(next);
  }
  await line.deps.runs.move(run.id, { from: ["running"], to: "stopped" });
  return packs;
}

test.each(["first", "last"])(
  "[ING-2] a body that comes back after another wins over it, read %s",
  async (place) => {
    const { line } = await synced();
    putCard(line.bodies, "base1-2", { hp: 90 });
    const other = await packsOfRun(line);
    putCard(line.bodies, "base1-2", { hp: 50 });
    const back = await packsOfRun(line);
    const inOrder = place === "first" ? [...back, ...other] : [...other, ...back];
    for (const message of inOrder) await line.handle(message);
    const found = (await silver(line)).find(({ id }) => id === "pokemon:en:base1-2");
    expect(found?.attributes["hp"]).toBe(50);
  },
);

test("[ING-5] a worker that dies between any two steps is made up for by the next delivery", async () => {
  const reference = await silver((await synced()).line);
  for (let death = 1; death <= 12; death += 1) {
    const line = pipeline();
    layOut(line.bodies, two);
    const { seenStore, lake, runs } = line.deps;
    let step = 0;
    const mortal = <T extends object>(port: T): T =>
      new Proxy(port, {
        get: (target, name) => {
          const method = Reflect.get(target, name);
          // What only says where something is does nothing that a death could interrupt.
          if (typeof method !== "function" || name === "bodyOf") return method;
          return async (...args: unknown[]) => {
            step += 1;
            if (step === death * 5) throw new Error("The worker died.");
            return Reflect.apply(method, target, args);
          };
        },
      });
    Object.assign(line.deps, { seenStore: mortal(seenStore), lake: mortal(lake) });
    const run = await line.start();
    await line.drain();
    expect(await silver(line)).toEqual(reference);
    expect((await runs.get(run.id))?.state).toBe("completed");
  }
});
