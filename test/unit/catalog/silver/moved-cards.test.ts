import fc from "fast-check";
import { expect, test } from "vitest";
import { findCard, type SilverStore } from "#functions/catalog/index.ts";
import { shadowStore } from "#functions/catalog/silver/shadow-store.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalog.ts";
import { recordAll } from "#test/support/silver.ts";

const at = (day: number) => `2026-02-0${day}T06:00:00.000Z`;

interface Say {
  readonly source?: string;
  readonly sourceId?: string;
  readonly set?: string;
  readonly number?: string;
  readonly name?: string;
  readonly rarity?: string;
  readonly day?: number;
  /** Which of the answers of a moment it is in. */
  readonly answer?: { bronzeKey?: string; bronzeLine?: number; record?: number };
}

/** A record as a source gives it, which calls the card what its cross-walk says. */
const recordOf = ({
  source = "pokemontcg",
  sourceId = "x-4",
  set = "base1",
  number = "4",
  name = "Charizard",
  rarity = "Rare",
  day = 1,
  answer = {},
}: Say) => ({
  sourceId,
  value: aCard({
    id: printingId(setId("pokemon", "en", set), number),
    ...{ setId: setId("pokemon", "en", set), number, name, rarity },
    crosswalk: { [source]: sourceId },
  }),
  provenance: aProvenance({ source, observedAt: at(day), ...answer }),
});
const take = (store: SilverStore, ...all: Say[]) => recordAll("card", all.map(recordOf), { store });
const cardIn = (store: ReturnType<typeof memoryCatalogStore>, set: string, number = "4") =>
  findCard(printingId(setId("pokemon", "en", set), number), { store });

const sets = ["base1", "base2", "base3"];

/** What anybody says of each card, and where; numbers that are only kept are left out. */
async function facts(store: ReturnType<typeof memoryCatalogStore>) {
  const all = await Promise.all(
    sets.map((set) => store.setCards(setId("pokemon", "en", set), { limit: 100 })),
  );
  return all
    .flatMap(({ items }) => items)
    .filter(({ sources }) => sources.length > 0)
    .map(({ value, sources }) => ({
      value,
      said: sources.map(({ source, sourceId, observedAt }) => [source, sourceId, observedAt]),
    }));
}
const fragmentsIn = (store: ReturnType<typeof memoryCatalogStore>) =>
  store.all().filter(({ sk }) => sk.startsWith("FRAGMENT#"));

test("[CAT-1] a card that its source files under another set is said there, and nowhere else", async () => {
  const store = memoryCatalogStore();
  await take(store, { source: "tcgdex", sourceId: "base1-4" }, { rarity: "Rare Holo" });
  expect((await cardIn(store, "base1"))?.crosswalk).toEqual({
    ...{ tcgdex: "base1-4", pokemontcg: "x-4" },
  });
  expect(await take(store, { set: "base2", rarity: "Rare Holo", day: 2 })).toEqual({
    ...{ written: 1, unchanged: 0, older: 0 },
  });
  const [old, now] = [await cardIn(store, "base1"), await cardIn(store, "base2")];
  expect(old?.crosswalk).toEqual({ tcgdex: "base1-4" });
  expect(old?.provenance.map(({ source }) => source)).toEqual(["tcgdex"]);
  expect(old).not.toHaveProperty("rarities");
  expect(now).toMatchObject({ crosswalk: { pokemontcg: "x-4" }, status: "current" });
  // What it said before comes late, or once more.
  expect(await take(store, { rarity: "Rare Holo" })).toMatchObject({ written: 0, older: 1 });
  expect(await cardIn(store, "base1")).toEqual(old);
});

test("[CAT-4] where nobody else says the card any more, it is kept and shown as removed", async () => {
  const store = memoryCatalogStore();
  await take(store, {});
  await take(store, { set: "base2", day: 2 });
  expect(await cardIn(store, "base1")).toMatchObject({ status: "removed", provenance: [] });
  expect((await cardIn(store, "base2"))?.status).toBe("current");
});

test("[CAT-1] a card that comes back lies where it was, with what is said of it now", async () => {
  const store = memoryCatalogStore();
  await take(store, { name: "First" });
  await take(store, { set: "base2", name: "Second", day: 2 });
  await take(store, { name: "Third", day: 3 });
  expect(await facts(store)).toMatchObject([
    { value: { name: "Third", setId: "pokemon:en:base1" } },
  ]);
  expect(fragmentsIn(store)).toHaveLength(1);
});

test("[LAKE-6] another reading of the very same answer may file it elsewhere", async () => {
  const store = memoryCatalogStore();
  await take(store, {});
  await take(store, { set: "base2" });
  expect(await facts(store)).toMatchObject([{ value: { setId: "pokemon:en:base2" } }]);
});

test.each([
  {
    early: { bronzeKey: "bronze/a", bronzeLine: 9 },
    late: { bronzeKey: "bronze/b", bronzeLine: 1 },
  },
  { early: { bronzeLine: 1, record: 9 }, late: { bronzeLine: 2, record: 1 } },
  { early: { record: 1 }, late: { record: 2 } },
  { early: {}, late: { record: 1 } },
])(
  "of two answers of one moment, the same is believed in any order: $late",
  async ({ early, late }) => {
    for (const [first, second] of [sets, sets.toReversed()]) {
      const says = [
        { set: first, answer: early },
        { set: second, answer: late },
      ];
      for (const order of [says, says.toReversed()]) {
        const store = memoryCatalogStore();
        for (const say of order) await take(store, say);
        expect(await facts(store)).toMatchObject([{ value: { setId: `pokemon:en:${second}` } }]);
      }
    }
  },
);

test("[CAT-1] other languages, other sources and other kinds of things may be called the same", async () => {
  const store = memoryCatalogStore();
  const german = setId("pokemon", "de", "base2");
  const { provenance } = recordOf({});
  await take(store, {}, { source: "tcgdex", set: "base3" });
  const value = aCard({ id: printingId(german, "4"), language: "de", setId: german });
  await recordAll("card", [{ sourceId: "x-4", value, provenance }], { store });
  await recordAll("set", [{ sourceId: "x-4", value: aSet(), provenance }], { store });
  expect(fragmentsIn(store)).toHaveLength(4);
});

test("[CAT-1] a set that its source calls ours by another id from now on is said there alone", async () => {
  const store = memoryCatalogStore();
  const say = (id: string, day: number) => {
    const value = aSet({
      id: setId("onepiece", "en", id),
      game: "onepiece",
      crosswalk: { p: "9" },
    });
    const provenance = aProvenance({ source: "punk-records", observedAt: at(day) });
    return recordAll("set", [{ sourceId: "569", value, provenance }], { store });
  };
  await say("op-15", 2);
  await say("op-14", 1);
  expect(await store.sets("onepiece", "en")).toMatchObject([
    { value: { id: "onepiece:en:op-15" } },
  ]);
  await say("op15-eb04", 3);
  const all = await store.sets("onepiece", "en");
  expect(all.map(({ value, sources }) => [value.id, sources.length])).toEqual([
    ["onepiece:en:op-15", 0],
    ["onepiece:en:op15-eb04", 1],
  ]);
});

test("[CAT-4] where cards lie is looked up for those that are news alone, and written once", async () => {
  const store = memoryCatalogStore();
  const [asked, filed]: [number[], number[]] = [[], []];
  const counting: SilverStore = {
    ...store,
    filed(keys) {
      asked.push(keys.length);
      return store.filed(keys);
    },
    save(writes) {
      filed.push(writes.flatMap(({ filings = [] }) => filings).length);
      return store.save(writes);
    },
  };
  const says = [{}, { sourceId: "x-5", number: "5" }];
  await take(counting, ...says);
  await take(counting, ...says.map((say) => ({ ...say, day: 2 })));
  await take(counting, ...says.map((say) => ({ ...say, rarity: "Promo", day: 3 })));
  const sums = [asked, filed].map((all) => all.reduce((sum, one) => sum + one, 0));
  expect(sums).toEqual([4, 2]);
});

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

test("[LAKE-6] the shadow of a replay files cards as silver does, and leaves silver alone", async () => {
  const store = memoryCatalogStore();
  const shadow = shadowStore(store, "r1", 1_800_000_000);
  await take(store, { set: "base3", day: 9 });
  const before = await facts(store);
  await take(shadow, { set: "base2", day: 2 });
  await take(shadow, {});
  expect(await facts(store)).toEqual(before);
  const kept = store.all().filter(({ pk }) => pk.startsWith("SHADOW#r1#"));
  expect(kept.map(({ pk }) => pk)).toEqual([
    "SHADOW#r1#FILED#card#pokemon:en#pokemontcg#x-4",
    "SHADOW#r1#SET#pokemon:en:base2",
  ]);
  for (const item of kept) expect(item).toMatchObject({ expiresAtSeconds: 1_800_000_000 });
  await take(shadow, { set: "base1", day: 3 });
  const moved = store.all().filter(({ pk }) => pk.startsWith("SHADOW#r1#SET#"));
  expect(moved.map(({ pk }) => pk)).toEqual(["SHADOW#r1#SET#pokemon:en:base1"]);
});
