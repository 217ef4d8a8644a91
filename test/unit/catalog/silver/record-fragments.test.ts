import fc from "fast-check";
import { expect, test } from "vitest";
import { catalogRecorders, findCard, type SilverStore } from "#functions/catalog/index.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { recordAll } from "#test/support/catalogue/silver.ts";

const base = setId("pokemon", "en", "base1");
const at = (day: number) => `2026-02-0${day}T06:00:00.000Z`;

interface Say {
  readonly source?: string;
  readonly sourceId: string;
  readonly number?: string;
  readonly name?: string;
  readonly artist?: string;
  readonly day?: number;
}

/** A record as a source gives it: its own id says the number. */
const recordOf = ({
  source = "tcgdex",
  sourceId,
  number = sourceId,
  name = "A",
  artist = "A. Person",
  day = 1,
}: Say) => ({
  sourceId,
  value: { ...aCard({ number, name, artist, crosswalk: {} }), ownNumber: sourceId },
  provenance: aProvenance({ source, observedAt: at(day) }),
});
const take = (store: SilverStore, ...all: Say[]) => recordAll("card", all.map(recordOf), { store });

/** Everything that readers see of the set. */
async function seenIn(store: ReturnType<typeof memoryCatalogStore>) {
  const { items } = await store.setCards(base, { limit: 1000 });
  return items.map(({ value, sources }) => ({ value, sources }));
}

test("[CAT-4] two sources that speak in turn write nothing while neither says anything new", async () => {
  const store = memoryCatalogStore();
  await take(store, { sourceId: "1", artist: "A. Person" });
  await take(store, { source: "pokemontcg", sourceId: "1", artist: "B. Person" });
  const writes = store.writes();
  for (const day of [2, 3]) {
    await take(store, { sourceId: "1", artist: "A. Person", day });
    await take(store, { source: "pokemontcg", sourceId: "1", artist: "B. Person", day });
  }
  expect(store.writes()).toBe(writes);
  expect((await seenIn(store))[0]?.value.findings.map(({ code }) => code)).toEqual([
    "contradiction",
  ]);
});

test("[LAKE-6] what a new normaliser makes of the same answer takes the place of the old", async () => {
  const store = memoryCatalogStore();
  await take(store, { sourceId: "1", name: "Old reading" });
  const again = await take(store, { sourceId: "1", name: "New reading" });
  expect(again).toEqual({ written: 1, unchanged: 0, older: 0 });
  expect((await findCard(printingId(base, "1"), { store }))?.name).toBe("New reading");
});

test("[CAT-3] a card that says another's number leaves it alone, and a mend makes all as before", async () => {
  const store = memoryCatalogStore();
  await take(store, { sourceId: "4", name: "Charizard" }, { sourceId: "5", name: "Clefairy" });
  const before = await seenIn(store);
  await take(store, { sourceId: "5", number: "4", name: "Clefairy", day: 2 });
  const names = (await seenIn(store)).map(({ value }) => [value.id, value.name]);
  expect(names).toEqual([
    [printingId(base, "4"), "Charizard"],
    [printingId(base, "5"), "Clefairy"],
  ]);
  await take(store, { sourceId: "5", name: "Clefairy", day: 3 });
  const values = (seen: typeof before) => seen.map(({ value }) => value);
  expect(values(await seenIn(store))).toEqual(values(before));
});

test("[CAT-4] the number that a renumbered card had is kept, and shown as removed", async () => {
  const store = memoryCatalogStore();
  await take(store, { sourceId: "1" });
  await take(store, { sourceId: "1", number: "7", day: 2 });
  const statuses = await Promise.all(
    ["1", "7"].map(async (number) => findCard(printingId(base, number), { store })),
  );
  expect(statuses.map((card) => card?.status)).toEqual(["removed", "current"]);
});

test("[ING-7] a record that is no card is refused with its reason, and its neighbours are taken", async () => {
  const store = memoryCatalogStore();
  const card = catalogRecorders({ store }).find(({ kind }) => kind === "card");
  const bad = { ...recordOf({ sourceId: "2" }), value: { id: "no printing" } };
  const foreign = recordOf({ sourceId: "3" });
  const taken = await card?.record([
    recordOf({ sourceId: "1" }),
    bad,
    { ...foreign, value: { ...foreign.value, game: "chess" } },
  ]);
  expect(taken).toMatchObject({ written: 1, cards: 1 });
  expect(taken?.refused.map(({ at: place }) => place)).toEqual([1, 2]);
  expect(taken?.refused[1]?.reason).toContain("pokemon, onepiece");
});

test("a worker that dies after its first write leaves nothing that the next one does not mend", async () => {
  const whole = memoryCatalogStore();
  const says: Say[] = [
    { sourceId: "4", name: "Charizard" },
    { sourceId: "5", number: "4", name: "Clefairy" },
  ];
  await take(whole, { sourceId: "5", number: "4", name: "Clefairy" });
  await take(whole, ...says);
  const store = memoryCatalogStore();
  await take(store, { sourceId: "5", number: "4", name: "Clefairy" });
  let saves = 0;
  const dying: SilverStore = {
    ...store,
    async save(writes) {
      saves += 1;
      if (saves > 1) throw new Error("The worker has died.");
      return store.save(writes);
    },
  };
  await expect(take(dying, ...says)).rejects.toThrow("died");
  await take(store, ...says);
  expect(await seenIn(store)).toEqual(await seenIn(whole));
});

// Nobody returns to what was said before: that the pipeline notices, which knows all answers.
const anySay = fc
  .record({
    source: fc.constantFrom("tcgdex", "pokemontcg"),
    sourceId: fc.constantFrom("1", "2", "3"),
    number: fc.constantFrom("1", "2", "3"),
    day: fc.integer({ min: 1, max: 9 }),
  })
  .map((say) => ({ ...say, name: `Said on day ${say.day}` }));
const shuffled = (says: Say[]) => fc.shuffledSubarray(says, { minLength: says.length });

test("[ING-2] however answers are shuffled, doubled and split, the same catalogue comes of them", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .uniqueArray(anySay, { selector: (one) => `${one.source} ${one.sourceId} ${one.day}` })
        .chain((says) => fc.tuple(fc.constant(says), shuffled([...says, ...says]), fc.nat(9))),
      async ([says, others, size]) => {
        const inOrder = memoryCatalogStore();
        for (const say of says.toSorted((a, b) => a.day - b.day)) await take(inOrder, say);
        const store = memoryCatalogStore();
        for (let from = 0; from < others.length; from += size + 1) {
          await take(store, ...others.slice(from, from + size + 1));
        }
        const facts = (seen: Awaited<ReturnType<typeof seenIn>>) =>
          seen
            // Numbers that a card had on its way, and has no more, are only kept where they were seen.
            .filter(({ sources }) => sources.length > 0)
            .map(({ value }) => [value.id, value.name, value.findings]);
        expect(facts(await seenIn(store))).toEqual(facts(await seenIn(inOrder)));
      },
    ),
    { numRuns: 60 },
  );
});

test("a set is merged by itself, whatever other ids begin as its own does", async () => {
  const store = memoryCatalogStore();
  const [first, tenth] = ["base1", "base10"].map((id) => aSet({ id: setId("pokemon", "en", id) }));
  const provenance = aProvenance();
  for (const value of [tenth, first]) {
    await recordAll("set", [{ sourceId: String(value?.id), value, provenance }], { store });
  }
  const sets = await store.sets("pokemon", "en");
  expect(sets.map(({ value, sources }) => [value.id, sources.length])).toEqual([
    [first?.id, 1],
    [tenth?.id, 1],
  ]);
});

test("[ING-2] who says for the first time what another has said meanwhile gives way as ever", async () => {
  const [says, others] = [
    { sourceId: "4", name: "Charizard", day: 2 },
    { sourceId: "4", name: "Glurak", day: 3 },
  ];
  const store = memoryCatalogStore();
  let isFirst = true;
  const overtaken: SilverStore = {
    ...store,
    async save(writes) {
      if (isFirst) await take(store, others);
      isFirst = false;
      return store.save(writes);
    },
  };
  expect(await take(overtaken, says)).toMatchObject({ written: 0, older: 1 });
  expect(JSON.stringify(await seenIn(store))).toContain("Glurak");
});

test("[CAT-4] the sets of a list are taken side by side, and one that fails waits for the others", async () => {
  const store = memoryCatalogStore();
  let [under, most, ended] = [0, 0, 0];
  const counting: SilverStore = {
    ...store,
    async marks(keys) {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 5));
      under -= 1;
      ended += 1;
      if (JSON.stringify(keys).includes("set7")) throw new Error("The table is away.");
      return store.marks(keys);
    },
  };
  const records = Array.from({ length: 20 }, (_, at) => {
    const id = `set${at + 1}`;
    const value = aSet({ id: setId("pokemon", "en", id), name: id, crosswalk: {} });
    return { sourceId: id, value, provenance: aProvenance() };
  });
  await expect(recordAll("set", records, { store: counting })).rejects.toThrow(
    "The table is away.",
  );
  expect({ most, under, ended }).toEqual({ most: 8, under: 0, ended: 20 });
  expect((await store.sets("pokemon", "en")).map(({ value }) => value.name)).toHaveLength(19);
});
