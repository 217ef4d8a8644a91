import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginImport } from "#functions/transfer/imports/begin-import.ts";
import { confirmImport } from "#functions/transfer/imports/confirm-import.ts";
import { runImport } from "#functions/transfer/imports/run-import.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { memoryCopiesWriter } from "#test/fakes/memory-copies-writer.ts";
import { binder, importWorld } from "#test/support/transfer/import-world.ts";

/** Rows of several cards; those without a number are not understood. */
const rows = [
  ...[1, 2, 3, 4, 5, 6, 7].map((number) => ({ name: `Card ${number}`, number: String(number) })),
  ...[{ name: "Card 1", number: "1", quantity: 2 }, { name: "Nobody" }, { name: "Nobody else" }],
];

async function confirmed(world: ReturnType<typeof importWorld>, given: readonly object[] = rows) {
  const { userId, ports } = world;
  const options = { into: { collectionId: binder }, mode: "add", currency: "EUR" } as const;
  const text = JSON.stringify(given);
  const { body } = await beginImport({ userId, given: { ...options, text } }, ports);
  await world.work();
  const name = { userId, importId: body.id };
  await confirmImport(name, ports);
  return name;
}

/** Ports of which the n-th call throws, as if the worker were dead from there on. */
function dyingAfter(calls: number, world: ReturnType<typeof importWorld>) {
  let left = calls;
  const dying = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, key, receiver) {
        const value: unknown = Reflect.get(target, key, receiver);
        if (typeof value !== "function") return value;
        return async (...given: unknown[]) => {
          if (left <= 0) throw new Error("The worker is dead.");
          left -= 1;
          return Reflect.apply(value, target, given);
        };
      },
    });
  const { imports, files, shelf } = world;
  const { partsOf, ...writer } = world.writer;
  return {
    ports: {
      ...world.ports,
      ...{ imports: dying(imports), files: dying(files), shelf: dying(shelf) },
      writer: { ...dying(writer), partsOf },
    },
    isDead: () => left <= 0,
  };
}

const endOf = (world: ReturnType<typeof importWorld>) => ({
  copies: [...world.writer.copies.values()].sort(),
  shelf: world.shelf.all(world.userId).map(({ said: { name } }) => name),
});

describe("[IMP-3] a confirmed import", () => {
  test("puts equal rows into one lot and shelves what was not understood", async () => {
    const world = importWorld();
    const name = await confirmed(world);
    await world.work();
    expect(endOf(world)).toEqual({
      copies: [1, 1, 1, 1, 1, 1, 3],
      shelf: ["Nobody else", "Nobody"],
    });
    expect(await world.imports.get(name)).toMatchObject({
      state: "done",
      outcome: { added: 7, shelved: 2, copies: 9, refused: 0 },
    });
    expect(world.writer.ended.size).toBe(1);
  });

  test("comes to the same wherever its worker dies, and however often it is sent", async () => {
    const whole = importWorld();
    await confirmed(whole);
    await whole.work();
    const expected = endOf(whole);
    for (let calls = 0; calls < 60; calls += 1) {
      const world = importWorld();
      const name = await confirmed(world);
      const { ports, isDead } = dyingAfter(calls, world);
      await runImport(name, { leftMs: 300_000 }, ports).catch(() => undefined);
      await world.work();
      expect([calls, endOf(world)]).toEqual([calls, expected]);
      expect((await world.imports.get(name))?.outcome).toMatchObject({ added: 7, shelved: 2 });
      if (!isDead()) return;
    }
    throw new Error("It takes more calls than were tried.");
  });

  test("comes to the same when two workers do it side by side", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const world = importWorld();
        const name = await confirmed(world);
        const { partsOf, ...writer } = world.writer;
        const slow = {
          ...world.ports,
          writer: {
            ...writer,
            partsOf,
            apply: scheduler.scheduleFunction(writer.apply),
          },
        };
        const both = [1, 2].map(() => runImport(name, { leftMs: 300_000 }, slow));
        await scheduler.waitFor(Promise.all(both));
        expect(endOf(world).copies).toEqual([1, 1, 1, 1, 1, 1, 3]);
        expect((await world.imports.get(name))?.outcome).toMatchObject({ added: 7, copies: 9 });
      }),
      { numRuns: 30 },
    );
  });

  test("is handed back when there is no time left, and goes on where it was", async () => {
    const world = importWorld();
    const name = await confirmed(world);
    const answer = await runImport(name, { leftMs: 0 }, world.ports);
    expect(answer).toBeInstanceOf(ComeBack);
    expect(world.writer.copies.size).toBe(0);
    await world.work();
    expect((await world.imports.get(name))?.state).toBe("done");
  });

  test("shelves the rows of what collections refuse, with the reason", async () => {
    const writer = memoryCopiesWriter({
      refuses: ({ copies }) => (copies.printingId.endsWith("-3") ? "collection_full" : undefined),
    });
    const world = importWorld({ writer });
    const name = await confirmed(world);
    await world.work();
    expect(await world.imports.get(name)).toMatchObject({
      outcome: { added: 6, refused: 1, shelved: 3 },
    });
    const shelved = world.shelf.all(world.userId);
    expect(shelved.map(({ said, reason }) => [said.name, reason])).toContainEqual([
      ...["Card 3", "collection_full"],
    ]);
  });

  test("stops, and shelves nothing more, when it is taken back meanwhile", async () => {
    const world = importWorld();
    const name = await confirmed(world);
    const item = await world.imports.get(name);
    world.writer.takeBack(item?.changeId ?? "");
    await world.work();
    expect(endOf(world)).toEqual({ copies: [], shelf: [] });
    expect(await world.imports.get(name)).toMatchObject({
      state: "done",
      outcome: { added: 0, shelved: 0 },
    });
  });
});
