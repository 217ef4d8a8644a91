import { expect, test } from "vitest";
import { buildIndex } from "#functions/catalog/index.ts";
import { decodeIndex } from "#functions/catalog/indexing/index-file.ts";
import type { WantedPrintings } from "#schemas/storage/interest.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { memoryWantedCards } from "#test/fakes/memory-wanted-cards.ts";
import { aCard, aProvenance, storeWith } from "#test/support/catalogue/catalog.ts";
import { recordCards } from "#test/support/catalogue/silver.ts";

const [one, two] = [aCard({ number: "1" }), aCard({ number: "2" })];
const hourMs = 3_600_000;

/** Builds of two cards, some hours apart. */
async function building(wanted: WantedPrintings = []) {
  const [files, pointers, wantedCards] = [
    memoryIndexFiles(),
    memoryIndexPointers(),
    memoryWantedCards(),
  ];
  let now = Date.parse("2026-02-02T06:00:00Z");
  const store = await storeWith([one, two]);
  const deps = { store, files, pointers, wantedCards, clock: () => new Date(now) };
  wantedCards.want(wanted);
  return {
    deps,
    want: wantedCards.want,
    async after(hours: number) {
      now += hours * hourMs;
      return buildIndex("pokemon", deps);
    },
    async current() {
      const pointer = await pointers.current("pokemon");
      if (!pointer) throw new Error("There is no current index.");
      const file = decodeIndex(await files.load(pointer.key), pointer.version);
      return { pointer, weights: file.weights };
    },
  };
}

test("[SRCH-1] an index holds what people want of its cards", async () => {
  const { after, current } = await building([[two.id, 9]]);
  await after(0);
  expect((await current()).weights).toEqual([0, 27]);
});

test("[SRCH-1] where nobody wants anything an index is that of a builder who does not ask", async () => {
  const { after, current, deps } = await building();
  const { wantedCards: _none, ...without } = deps;
  const first = await buildIndex("pokemon", without);
  expect(await after(30)).toEqual({ ...first, outcome: "unchanged" });
  expect(await current()).not.toHaveProperty("weights.0");
});

test("[SRCH-1] within a day, what people want is no reason for another index", async () => {
  const { after, current, want } = await building([[two.id, 9]]);
  const first = await after(0);
  want([[one.id, 9]]);
  expect(await after(1)).toEqual({ ...first, outcome: "unchanged" });
  // Builds that find nothing new do not make its weights newer.
  expect(await after(22)).toEqual({ ...first, outcome: "unchanged" });
  expect((await current()).weights).toEqual([0, 27]);
  const next = await after(1);
  expect([next.outcome, next.version === first.version]).toEqual(["published", false]);
  expect((await current()).weights).toEqual([27, 0]);
});

test("[SRCH-1] an index that is built of other cards has what people want then", async () => {
  const { after, current, want, deps } = await building([[two.id, 9]]);
  await after(0);
  want([[one.id, 9]]);
  const provenance = aProvenance({ observedAt: "2026-02-02T06:00:30.000Z" });
  await recordCards([{ card: { ...one, rarity: "Common" }, provenance }], deps);
  expect((await after(1)).outcome).toBe("published");
  expect((await current()).weights).toEqual([27, 0]);
});

test("[SRCH-1] what people want that weighs the same is no other index, however late", async () => {
  const { after, want } = await building([[two.id, 9]]);
  const first = await after(0);
  want([[two.id, 9.1]]);
  expect(await after(100)).toEqual({ ...first, outcome: "unchanged" });
});

test("[SRCH-1] an index of before, which knows nothing of that, is built anew once somebody wants something", async () => {
  const { after, current, want, deps } = await building();
  const first = await after(0);
  const { catalogue: _of, weighedAt: _at, ...pointer } = (await current()).pointer;
  await deps.pointers.publish(pointer);
  expect((await after(1)).outcome).toBe("unchanged");
  want([[one.id, 9]]);
  expect((await after(1)).outcome).toBe("published");
  expect((await current()).pointer).toMatchObject({ catalogue: first.version });
});
