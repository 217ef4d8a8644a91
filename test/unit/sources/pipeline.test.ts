import fc from "fast-check";
import { expect, test } from "vitest";
import { SetId } from "#schemas/values.ts";
import { host, layOut, pipeline, putCard } from "#test/support/pipeline.ts";

const two = { base1: ["1", "2", "3"], exu: ["A", "%3F"] };
const sets = ["pokemon:en:base1", "pokemon:en:exu"].map((id) => SetId.parse(id));

async function silver({ store }: ReturnType<typeof pipeline>) {
  const cards = await Promise.all(sets.map((id) => store.setCards(id, { limit: 100 })));
  return cards.flatMap(({ items }) => items.map(({ value }) => value));
}

const card = (id: string) => `${host}/v2/en/cards/${id}`;

async function synced(more: (given: ReturnType<typeof pipeline>) => void = () => {}) {
  const line = pipeline();
  layOut(line.bodies, two);
  more(line);
  const run = await line.start();
  await line.drain();
  return { line, run };
}

test("[ING-1] a first run brings every set and card, and ends with one index", async () => {
  const { line, run } = await synced();
  expect((await silver(line)).map(({ id }) => id)).toEqual(
    [
      ...["pokemon:en:base1-1", "pokemon:en:base1-2", "pokemon:en:base1-3"],
      ...["pokemon:en:exu-_3f", "pokemon:en:exu-a"],
    ].sort(),
  );
  expect(await line.deps.runs.get(run.id)).toMatchObject({ state: "completed" });
  expect(line.indexed()).toBe(1);
});

test("[LAKE-4] an unchanged run keeps observations, and stores and writes nothing", async () => {
  const { line } = await synced();
  const before = { packs: line.packs.size, seen: line.observed().length };
  const writes = line.store.writes();
  await line.start("full");
  await line.drain();
  expect(line.packs.size).toBe(before.packs);
  expect(line.store.writes()).toBe(writes);
  const later = line.observed().slice(before.seen);
  expect(later).toHaveLength(1 + 2 + 5);
  expect(new Set(later.map(({ outcome }) => outcome))).toEqual(new Set(["not_modified"]));
  expect(later.every(({ bronze }) => bronze && line.packs.has(bronze.key))).toBe(true);
  expect(line.indexed()).toBe(1);
});

test("[LAKE-1] a pack holds each body byte for byte, with its hash", async () => {
  const { line } = await synced();
  const stored = [...line.packs.values()].flat();
  expect(stored.map(({ request, body }) => [request.url, body]).sort()).toEqual(
    [...line.bodies].sort(),
  );
});

test("[CAT-4] one changed card is one write", async () => {
  const { line } = await synced();
  const writes = line.store.writes();
  putCard(line.bodies, "base1-2", { hp: 120 });
  await line.start("full");
  await line.drain();
  expect(line.store.writes() - writes).toBe(1);
});

test("cards have their turn once in a rolling week, and none twice", async () => {
  const { line } = await synced();
  line.asked.length = 0;
  for (let day = 1; day <= 7; day += 1) {
    await line.pass(1);
    await line.start("due");
    await line.drain();
  }
  const cards = line.asked.filter((url) => url.includes("/cards/")).sort();
  expect(cards).toEqual([...line.bodies.keys()].filter((url) => url.includes("/cards/")).sort());
});

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
          if (typeof method !== "function") return method;
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

test("[ING-4] a card that fails for a while is asked again within the run", async () => {
  const { line, run } = await synced(({ faults }) =>
    faults.set(card("base1-2"), [{ status: 500, headers: {} }, { error: "reset" }]),
  );
  expect(await line.deps.runs.get(run.id)).toMatchObject({ state: "completed" });
  const tries = line.observed().filter(({ name }) => name === "card:base1-2");
  expect(tries.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "new"]);
});

test("[LAKE-5] pages and half documents are observed, and never taken for data", async () => {
  const html = { contentType: "text/html" };
  const json = { contentType: "application/json" };
  const { line } = await synced(({ faults }) =>
    faults.set(card("base1-2"), [
      { status: 200, headers: html, bytes: Buffer.from("<html>wait</html>") },
      { status: 200, headers: json, bytes: Buffer.from('{"id":"base1-2","na') },
    ]),
  );
  const [page, half] = line.observed().filter(({ outcome }) => outcome === "failed");
  expect(page).toMatchObject({ status: 200, snippet: "<html>wait</html>" });
  expect(half?.failure?.reason).toContain("not whole JSON");
  expect([...line.packs.values()].flat().some(({ body }) => body?.includes("html"))).toBe(false);
});

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
  expect(line.dead).toMatchObject([{ to: "normalize", body: { lines: [1] } }]);
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

const apology = {
  status: 200,
  headers: { contentType: "application/json", etag: '"sorry"' },
  bytes: Buffer.from('{"error":"We are down for maintenance."}'),
};

test.each(["sets", "sets/base1"])(
  "[OPS-8] an apology under status 200 in place of %s costs minutes, not the day",
  async (list) => {
    const { line, run } = await synced(({ faults }) =>
      faults.set(`${host}/v2/en/${list}`, [apology, apology]),
    );
    expect(await silver(line)).toHaveLength(5);
    expect(line.dead.filter(({ to }) => to === "fetch")).toEqual([]);
    expect(line.indexed()).toBe(1);
    expect((await line.deps.runs.get(run.id))?.finishedAt?.slice(0, 13)).toBe("2026-02-01T06");
  },
);

test("[ING-4] an upstream that says 304 to everything is not believed", async () => {
  const { line, run } = await synced((given) => {
    const endMs = Date.parse("2026-02-01T06:10:00.000Z");
    given.world.trouble = (_url, at) =>
      at.getTime() < endMs ? { status: 304, headers: {} } : undefined;
  });
  expect(await silver(line)).toHaveLength(5);
  expect(await line.deps.runs.get(run.id)).toMatchObject({ state: "completed" });
});

test("[ING-4] an upstream that asks to be left alone for years is asked again the next day", async () => {
  const { line } = await synced((given) => {
    const headers = { retryAfter: "315360000" };
    given.faults.set(`${host}/v2/en/sets`, [{ status: 429, headers }]);
  });
  expect(await silver(line)).toEqual([]);
  await line.pass(1);
  await line.start("due");
  await line.drain();
  expect(await silver(line)).toHaveLength(5);
  expect(line.time.now().getTime()).toBeLessThan(Date.parse("2026-02-04T06:00:00.000Z"));
});

test("a card that is gone is a fact, not a failure", async () => {
  const { line, run } = await synced(({ bodies }) => bodies.delete(card("base1-3")));
  expect((await line.deps.runs.get(run.id))?.state).toBe("completed");
  expect(line.dead).toEqual([]);
});
