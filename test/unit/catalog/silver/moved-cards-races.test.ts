import fc from "fast-check";
import { expect, test } from "vitest";
import type { SilverStore } from "#functions/catalog/index.ts";
import { shadowStore } from "#functions/catalog/silver/shadow-store.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { facts, fragmentsIn, type Say, sets, take } from "#test/support/catalogue/moved-cards.ts";

/** A store whose worker dies at the given call that changes something. */
function dyingAt(store: ReturnType<typeof memoryCatalogStore>, call: number): SilverStore {
  let calls = 0;
  const counted = () => {
    calls += 1;
    if (calls === call) throw new Error("The worker has died.");
  };
  return {
    ...store,
    async retire(fragments) {
      counted();
      return store.retire(fragments);
    },
    async save(writes) {
      counted();
      return store.save(writes);
    },
  };
}

test.each([1, 2, 3])(
  "[ING-2] a worker that dies at its change %i leaves nothing that is not mended",
  async (call) => {
    const says = [{ source: "tcgdex", sourceId: "base1-4" }, {}];
    const move = { set: "base2", name: "Charizard", rarity: "Promo", day: 2 };
    const whole = memoryCatalogStore();
    await take(whole, ...says);
    await take(whole, move);
    const store = memoryCatalogStore();
    await take(store, ...says);
    await expect(take(dyingAt(store, call), move)).rejects.toThrow("died");
    await take(store, move);
    expect(await facts(store)).toEqual(await facts(whole));
  },
);

/** A store in which something else happens before the first call of a kind. */
function overtaken(
  store: ReturnType<typeof memoryCatalogStore>,
  when: "filed" | "retire" | "save",
  meanwhile: () => Promise<unknown>,
): SilverStore {
  let isDone = false;
  const before = async () => {
    if (isDone) return;
    isDone = true;
    await meanwhile();
  };
  return {
    ...store,
    async [when](...given: never[]) {
      await before();
      return Reflect.apply(store[when], store, given);
    },
  };
}

const races = (["filed", "retire", "save"] as const).flatMap((when) =>
  [
    { set: "base1", name: "Older" },
    { set: "base1", name: "Newer", day: 5 },
    { set: "base3", name: "Newer", day: 5 },
    { set: "base3", name: "Older", day: 2 },
  ].map((other) => [when, other] as const),
);

test.each(races)(
  "[ING-2] whoever meets another before it calls %s gives way by the order: %j",
  async (when, other) => {
    const move = { set: "base2", name: "Moved", day: 3 };
    const first = { name: "First" };
    const inOrder = memoryCatalogStore();
    const all: Say[] = [first, other, move];
    for (const say of all.toSorted((a, b) => (a.day ?? 1) - (b.day ?? 1))) await take(inOrder, say);
    for (const [one, another] of [
      [move, other],
      [other, move],
    ] as const) {
      const store = memoryCatalogStore();
      await take(store, first);
      await take(
        overtaken(store, when, () => take(store, another)),
        one,
      );
      // Who never makes that call meets nobody.
      await take(store, another);
      expect(await facts(store)).toEqual(await facts(inOrder));
      expect(fragmentsIn(store)).toHaveLength(1);
    }
  },
);

test("[ING-2] what was said before the move is refused, also while nothing stands anywhere", async () => {
  const move = { set: "base2", day: 2 };
  const store = memoryCatalogStore();
  await take(store, {});
  await expect(take(dyingAt(store, 3), move)).rejects.toThrow("died");
  expect(fragmentsIn(store)).toEqual([]);
  await take(
    overtaken(store, "save", () => take(store, move)),
    {},
  );
  expect(fragmentsIn(store)).toMatchObject([{ pk: "SET#pokemon:en:base2" }]);
});

test("[ING-2] of two that say one number, the other has it when the first has left meanwhile", async () => {
  const store = memoryCatalogStore();
  const both = [
    { sourceId: "1", name: "Ditto" },
    { sourceId: "2", name: "Mew" },
  ];
  const move = { sourceId: "1", set: "base2", name: "Ditto", day: 2 };
  await take(
    overtaken(store, "save", () => take(store, move)),
    ...both,
  );
  expect((await facts(store)).map(({ value: { setId: set, name } }) => [set, name])).toEqual([
    ["pokemon:en:base1", "Mew"],
    ["pokemon:en:base2", "Ditto"],
  ]);
});

test("[ING-2] news of what no card is made of does not bring back what has moved meanwhile", async () => {
  const store = memoryCatalogStore();
  await take(store, { sourceId: "1" }, { sourceId: "2" });
  const move = { sourceId: "2", set: "base2", day: 3 };
  const newer = { sourceId: "2", rarity: "Promo", day: 5 };
  await take(
    overtaken(store, "save", () => take(store, move)),
    newer,
  );
  const places = fragmentsIn(store).map(({ pk, sk }) => `${pk} ${sk}`);
  expect(places).toEqual(["1", "2"].map((id) => `SET#pokemon:en:base1 FRAGMENT#pokemontcg#${id}`));
});

test("[ING-2] two who meet in the shadow of a replay give way likewise", async () => {
  const store = memoryCatalogStore();
  const shadowOf = (own: SilverStore) => shadowStore(own, "r1", 1_800_000_000);
  await take(shadowOf(store), {});
  const newer = { name: "Newer", day: 5 };
  const meanwhile = () => take(shadowOf(store), newer);
  await take(shadowOf(overtaken(store, "retire", meanwhile)), { set: "base2", day: 3 });
  expect(fragmentsIn(store)).toMatchObject([{ pk: "SHADOW#r1#SET#pokemon:en:base1" }]);
});

const anySay = fc
  .record({
    ...{ source: fc.constantFrom("tcgdex", "pokemontcg"), sourceId: fc.constantFrom("1", "2") },
    ...{ set: fc.constantFrom(...sets), number: fc.constantFrom("1", "2") },
    day: fc.integer({ min: 1, max: 9 }),
  })
  .map((say) => ({ ...say, rarity: `Said on day ${say.day}` }));

test("[ING-2] however moves are shuffled, doubled, split and side by side, the same comes of them", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .uniqueArray(anySay, { selector: (one) => `${one.source} ${one.sourceId} ${one.day}` })
        .chain((says) =>
          fc.tuple(
            fc.constant(says),
            fc.shuffledSubarray([...says, ...says], { minLength: 2 * says.length }),
            ...[fc.integer({ min: 1, max: 9 }), fc.boolean()],
          ),
        ),
      async ([allSays, allOthers, size, isAtOnce]) => {
        // Two who tell of one number at once are another matter.
        const told = (say: (typeof allSays)[number]) =>
          isAtOnce ? { ...say, number: say.sourceId } : say;
        const [says, others] = [allSays.map(told), allOthers.map(told)];
        const inOrder = memoryCatalogStore();
        for (const say of says.toSorted((a, b) => a.day - b.day)) await take(inOrder, say);
        const store = memoryCatalogStore();
        const parts = Array.from({ length: Math.ceil(others.length / size) }, (_none, part) =>
          others.slice(part * size, (part + 1) * size),
        );
        if (isAtOnce) {
          const pairs = parts.flatMap((part, index) =>
            index % 2 ? [] : [[part, parts[index + 1] ?? []]],
          );
          for (const pair of pairs) await Promise.all(pair.map((part) => take(store, ...part)));
        } else for (const part of parts) await take(store, ...part);
        expect(await facts(store)).toEqual(await facts(inOrder));
        const ids = says.map(({ source, sourceId }) => `${source} ${sourceId}`);
        expect(fragmentsIn(store)).toHaveLength(new Set(ids).size);
      },
    ),
    { numRuns: 60 },
  );
});
