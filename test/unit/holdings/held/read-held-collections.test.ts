import * as fc from "fast-check";
import { expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import { removed } from "#functions/collections/items/lots.ts";
import { keepHeld, leastOfFile } from "#functions/holdings/held/keep-held.ts";
import { readHeldCollections } from "#functions/holdings/held/read-held-collections.ts";
import { aLot, at, printing } from "#test/support/collections/collections.ts";
import { HeldWorld } from "#test/support/holdings/held-world.ts";

const binder = derivedId("binder");
const other = derivedId("other");

/** Enough lots for a file. */
const many = Array.from({ length: leastOfFile }, (_none, index) =>
  aLot({ printingId: printing(index + 1) }),
);
const lot = (number: number) => many[number] ?? expect.unreachable();

function filled(): HeldWorld {
  const world = new HeldWorld();
  world.open(binder);
  for (const one of many) world.unlogged(binder, one);
  // What was written so long ago is settled.
  world.nowMs += 3_600_000;
  return world;
}

async function withFile(): Promise<HeldWorld> {
  const world = filled();
  await keepHeld(world.place(binder), { ...world.reader(), files: world.keeper() });
  for (const put of world.late.splice(0)) put();
  return world;
}

const read = (world: HeldWorld, deps = world.reader()) =>
  readHeldCollections(deps).of(world.place(binder));

test("without a file all is read item by item, and a file is asked for", async () => {
  const world = filled();
  expect((await read(world))?.items).toEqual(world.present(binder));
  expect(world).toMatchObject({ wholeReads: 1, asked: [binder] });
});

test("with a file nothing is read item by item but what has changed since", async () => {
  const world = await withFile();
  world.wholeReads = 0;
  world.write(binder, { ...lot(3), quantity: 7, version: 2 });
  expect((await read(world))?.items).toEqual(world.present(binder));
  expect(world).toMatchObject({ wholeReads: 0, oneByOne: 1, asked: [] });
});

test("what was read once is remembered, and the same list while nothing changes", async () => {
  const world = filled();
  const reader = world.reader();
  const first = await read(world, reader);
  world.nowMs += 60_000;
  const second = await read(world, reader);
  expect(second?.items).toBe(first?.items);
  expect(world).toMatchObject({ wholeReads: 1, oneByOne: 0 });
  world.write(binder, removed(lot(0), at));
  expect((await read(world, reader))?.items).toEqual(world.present(binder));
  expect(world).toMatchObject({ wholeReads: 1, oneByOne: 1 });
});

test("a write that began before a file was read, and ended after, is in the answer", async () => {
  const world = await withFile();
  world.nowMs += 10_000;
  world.write(binder, { ...lot(5), notes: "late", version: 2 }, 29_000);
  expect((await read(world))?.items).toEqual(world.present(binder));
});

test("what a writer of a version before has added without telling is read all the same", async () => {
  const world = await withFile();
  world.unlogged(binder, aLot({ printingId: printing(5_000) }));
  expect((await read(world))?.items).toEqual(world.present(binder));
});

test("a collection that was deleted and came back is read item by item", async () => {
  const world = await withFile();
  world.discard(binder);
  expect(await read(world)).toBe(undefined);
  world.unlogged(binder, { ...lot(1), notes: "by another way" });
  world.open(binder, "restored");
  expect((await read(world))?.items).toEqual(world.present(binder));
});

test("a file that is older than what changes are remembered is not believed", async () => {
  const world = await withFile();
  world.unlogged(binder, { ...lot(1), notes: "of which the log says nothing any more" });
  world.nowMs += 21 * 86_400_000;
  expect((await read(world))?.items).toEqual(world.present(binder));
});

test("all of a user's collections share one look at what has changed", async () => {
  const world = await withFile();
  world.open(other);
  world.write(other, aLot());
  const reader = world.reader();
  let looks = 0;
  const { since } = reader.changes;
  const counted = {
    since: (...asked: Parameters<typeof since>) => {
      looks += 1;
      return since(...asked);
    },
  };
  const held = readHeldCollections({ ...reader, changes: counted });
  const all = await held.among(world.userId, () => true);
  expect(all.map(({ head }) => head.id)).toEqual([binder, other].sort());
  expect(looks).toBe(1);
  expect(await held.among(world.userId, ({ id }) => id === other)).toHaveLength(1);
});

test("[COL-7] whatever is written, kept late, twice or not at all, in any order: what is read is what there is", async () => {
  const place = fc.constantFrom(binder, other);
  const step = fc.oneof(
    fc.record({ kind: fc.constant("write"), place, nth: fc.nat(9), takesMs: fc.nat(29_000) }),
    fc.record({ kind: fc.constant("remove"), place, nth: fc.nat(9), takesMs: fc.nat(29_000) }),
    fc.record({ kind: fc.constantFrom("keep", "discard", "open", "read", "read anew"), place }),
    fc.record({ kind: fc.constantFrom("put", "die"), nth: fc.nat(5) }),
    fc.record({
      kind: fc.constant("wait"),
      ms: fc.constantFrom(1, 500, 20_000, 40_000, 90_000_000),
    }),
  );
  const run = async (steps: readonly Step[]) => {
    const world = filled();
    world.open(other);
    const warm = world.reader();
    for (const one of steps) await take(world, warm, one);
    for (const id of [binder, other]) {
      for (const deps of [warm, world.reader()]) {
        const found = await readHeldCollections(deps).of(world.place(id));
        expect(found?.items).toEqual(world.heads.has(id) ? world.present(id) : undefined);
      }
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40, size: "max" }), (steps) => run(steps)),
    { numRuns: 60 },
  );
});

type Step =
  | { kind: "write" | "remove"; place: typeof binder; nth: number; takesMs: number }
  | { kind: string; place: typeof binder }
  | { kind: string; nth: number }
  | { kind: string; ms: number };

async function take(world: HeldWorld, warm: ReturnType<HeldWorld["reader"]>, step: Step) {
  world.nowMs += 1;
  if ("ms" in step) world.nowMs += step.ms;
  else if ("takesMs" in step) {
    const before = world.lots.get(step.place)?.get(lot(step.nth).id);
    const version = (before?.version ?? 0) + 1;
    if (!world.heads.has(step.place)) return;
    const after = { ...lot(step.nth), notes: `version ${version}`, version };
    if (step.kind === "write") world.write(step.place, after, step.takesMs);
    else if (before && !before.removedAt)
      world.write(step.place, removed(before, at), step.takesMs);
  } else if ("place" in step) await ofPlace(world, warm, step);
  else {
    const [put] = world.late.splice(step.nth % Math.max(1, world.late.length), 1);
    if (step.kind === "put") put?.();
  }
}

async function ofPlace(
  world: HeldWorld,
  warm: ReturnType<HeldWorld["reader"]>,
  { kind, place }: { kind: string; place: typeof binder },
) {
  if (kind === "keep")
    await keepHeld(world.place(place), { ...world.reader(), files: world.keeper() });
  else if (kind === "discard") world.discard(place);
  else if (kind === "open") {
    if (!world.heads.has(place)) world.open(place, "restored");
  } else {
    const deps = kind === "read" ? warm : world.reader();
    const found = await readHeldCollections(deps).of(world.place(place));
    expect(found?.items).toEqual(world.heads.has(place) ? world.present(place) : undefined);
  }
}
