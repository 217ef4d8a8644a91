import { expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import { keepAllHeld } from "#functions/holdings/held/keep-all-held.ts";
import { keepHeld, leastOfFile } from "#functions/holdings/held/keep-held.ts";
import { aLot, printing } from "#test/support/collections/collections.ts";
import { HeldWorld } from "#test/support/holdings/held-world.ts";

const binder = derivedId("binder");
const numbered = (index: number) => aLot({ printingId: printing(index + 1) });

function filled(lots: number): HeldWorld {
  const world = new HeldWorld();
  world.open(binder);
  for (let index = 0; index < lots; index += 1) world.unlogged(binder, numbered(index));
  world.nowMs += 3_600_000;
  return world;
}

async function keep(world: HeldWorld) {
  const outcome = await keepHeld(world.place(binder), { ...world.reader(), files: world.keeper() });
  for (const put of world.late.splice(0)) put();
  return outcome;
}

test("a file of few changes is good enough, for a day", async () => {
  const world = filled(leastOfFile);
  expect(await keep(world)).toBe("kept");
  expect(await keep(world)).toBe("good_enough");
  for (let index = 0; index < 100; index += 1) {
    world.write(binder, { ...numbered(index), quantity: 2, version: 2 });
  }
  expect(await keep(world)).toBe("good_enough");
  world.nowMs += 86_400_001;
  expect(await keep(world)).toBe("kept");
  expect(world.wholeReads).toBe(1);
});

test("after more changes a file is written anew, of the old one and what has changed", async () => {
  const world = filled(leastOfFile);
  await keep(world);
  for (let index = 0; index < 101; index += 1) {
    world.write(binder, { ...numbered(index), quantity: 2, version: 2 });
  }
  expect(await keep(world)).toBe("kept");
  expect(world).toMatchObject({ wholeReads: 1, oneByOne: 101 });
  const kept = await world.keeper().load(world.place(binder));
  expect(kept?.items).toEqual(world.present(binder));
});

test("a small collection and one that is gone have no file", async () => {
  const small = filled(leastOfFile - 1);
  expect(await keep(small)).toBe("too_small");
  const world = filled(leastOfFile);
  await keep(world);
  world.discard(binder);
  expect(await keep(world)).toBe("removed");
  expect(world.files.size).toBe(0);
});

test("a message is about several collections, and says how many files were written", async () => {
  const world = filled(leastOfFile);
  const asked = { userId: world.userId, collectionIds: [binder, derivedId("gone")] };
  expect(await keepAllHeld(asked, { ...world.reader(), files: world.keeper() })).toEqual({
    written: 1,
    unchanged: 1,
  });
});
