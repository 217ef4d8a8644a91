import fc from "fast-check";
import { expect, test } from "vitest";
import { ofHours } from "#functions/prices/books/calendar.ts";
import { listingsRecorder } from "#functions/prices/recording/listings-recorder.ts";
import { Card } from "#schemas/catalog/card.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import type { RecordToTake } from "#shared/kernel/recorder.ts";
import { memoryListingPages } from "#test/fakes/memory-listing-pages.ts";
import { memoryPriceBooks } from "#test/fakes/memory-price-books.ts";
import { item, market } from "#test/support/prices/marketplace.ts";

const card = Card.parse({
  ...{ id: "pokemon:en:base1-4", game: "pokemon", language: "en", setId: "pokemon:en:base1" },
  ...{ number: "4", name: "Charizard", category: "pokemon", rarity: "Rare" },
  variants: [
    { key: "holo.unlimited", finish: "holo", subtype: "unlimited" },
    {
      key: "holo.shadowless.1st-edition",
      finish: "holo",
      subtype: "shadowless",
      stamps: ["1st-edition"],
    },
  ],
  ...{ attributes: {}, images: [], crosswalk: {}, findings: [] },
});
const set = {
  ...{ id: "pokemon:en:base1", game: "pokemon", language: "en", name: "Base Set" },
  ...{
    series: { id: "base", name: "Base" },
    cardCount: { printed: 102, total: 102 },
    crosswalk: {},
  },
};

function recording({ isHourly = false } = {}) {
  const [books, hours] = [memoryPriceBooks(), memoryPriceBooks(ofHours)];
  const judged: Record<string, number>[] = [];
  const recorder = listingsRecorder({
    ...{ books, hours: { books: hours, isOf: (source) => isHourly && source === "ebay" } },
    ...{ pages: memoryListingPages(), sleep: async () => {}, random: () => 0.5 },
    clock: () => new Date("2026-02-01T20:00:00.000Z"),
    store: {
      cards: async (ids) => (ids.includes(card.id) ? [{ value: card, sources: [] } as never] : []),
      set: async () => ({ value: set }) as never,
    },
    noteListings: (counts) => judged.push({ ...counts }),
  });
  const history = async () => {
    const span = { from: "2026-01-01", to: "2026-12-31" };
    const all = await books.readHistory(PricedPrintingId.parse("pokemon:base1-4"), span);
    return all.map(({ key, points }) => [
      key.variant,
      points.map(({ day, columns }) => ({ day, ...columns })),
    ]);
  };
  return { recorder, judged, history, hours };
}

const titles = {
  raw: "Charizard 4/102 Base Set Holo",
  graded: "Charizard 4/102 Base Set Holo PSA 9",
  worn: "Charizard 4/102 Base Set Holo Lightly Played",
  lot: "Charizard 4/102 Base Set lot of 3",
};
let ids = 0;
const offer = (title: string, amount: number, id = `v1|${++ids}|0`) => ({ id, title, amount });

function page(
  offers: readonly object[],
  { at = 0, isLast = true, minute = 0, runId = "R1", warnings = [] as string[] } = {},
): RecordToTake {
  return {
    sourceId: `pokemon:base1-4@EBAY_US/${at}`,
    runId,
    value: {
      ...{ printing: "pokemon:base1-4", language: "en", currency: "USD", offers, warnings },
      page: { at, isLast },
    },
    provenance: {
      ...{
        source: "ebay",
        bronzeKey: `bronze/pack-${minute}`,
        bronzeLine: at,
        bodySha256: "0".repeat(64),
      },
      observedAt: `2026-02-01T10:${String(minute).padStart(2, "0")}:00.000Z`,
    },
  };
}

test("[PRC-5] copies of each kind have a series of what is asked for them, and never a market price", async () => {
  const { recorder, history, judged } = recording();
  const offers = [
    ...[100, 110, 120, 90_000].map((amount) => offer(titles.raw, amount)),
    ...[900, 950, 1000].map((amount) => offer(titles.graded, amount)),
    ...[50, 60].map((amount) => offer(titles.worn, amount)),
    offer(titles.lot, 10),
  ];
  const taken = await recorder.record([page(offers)]);
  expect(taken).toMatchObject({ written: 3, refused: [] });
  expect(await history()).toEqual([
    ["holo.unlimited", [{ day: "2026-02-01", low: 100, mid: 110, high: 120, listings: 3 }]],
    ["holo.unlimited@lightly_played", [{ day: "2026-02-01", listings: 2 }]],
    ["holo.unlimited@psa-9", [{ day: "2026-02-01", low: 900, mid: 950, high: 1000, listings: 3 }]],
  ]);
  expect(judged).toEqual([{ taken: 9, lot: 1 }]);
});

test("[PRC-1] too few listings to tell a price of take the place of none of their day, in whatever order they come", async () => {
  const asked = (count: number, minute: number) =>
    page(
      [900, 950, 1000].slice(0, count).map((amount) => offer(titles.graded, amount)),
      { minute },
    );
  for (const order of [
    [asked(3, 10), asked(2, 20)],
    [asked(2, 20), asked(3, 10)],
  ]) {
    const { recorder, history } = recording();
    for (const one of order) await recorder.record([one]);
    const point = { day: "2026-02-01", low: 900, mid: 950, high: 1000, listings: 3 };
    expect(await history()).toEqual([["holo.unlimited@psa-9", [point]]]);
  }
});

test("[PRC-2] of a marketplace that is asked hourly each hour has what was asked for then, and else the day alone", async () => {
  for (const isHourly of [true, false]) {
    const { recorder, hours } = recording({ isHourly });
    await recorder.record([page([100, 110, 120].map((amount) => offer(titles.raw, amount)))]);
    const span = { from: "2026-02-01T00", to: "2026-02-01T23" };
    const all = await hours.readHistory(PricedPrintingId.parse("pokemon:base1-4"), span);
    const told = all.flatMap(({ points }) => points.map(({ day, columns }) => [day, columns.mid]));
    expect(told).toEqual(isHourly ? [["2026-02-01T10", 110]] : []);
    expect(hours.counts.reads).toBe(isHourly ? 1 : 0);
  }
});

test("[ING-7] a card that is not in the catalogue and what was not understood are counted", async () => {
  const { recorder, history } = recording();
  const other = page([offer(titles.raw, 1)], { warnings: ["12005"] });
  const value = { ...Object(other.value), printing: "pokemon:base1-5" };
  const taken = await recorder.record([
    { ...other, value },
    { ...other, value: { printing: 7 } },
  ]);
  expect(taken.drift).toEqual([
    { at: 0, fields: ["unexpected_value warnings: 12005", "listings_without_card"] },
  ]);
  expect(taken.refused).toMatchObject([{ at: 1 }]);
  expect(await history()).toEqual([]);
});

test("what pages of one list have in common counts once, in whatever order and however often they come", async () => {
  const shared = [300, 310].map((amount) => offer(titles.raw, amount));
  const first = page([...[280, 290].map((amount) => offer(titles.raw, amount)), ...shared], {
    isLast: false,
  });
  const second = page([...shared, offer(titles.raw, 320)], { at: 1, minute: 1 });
  const later = page([offer(titles.raw, 500), offer(titles.raw, 510), offer(titles.raw, 520)], {
    ...{ minute: 2, runId: "R2" },
  });
  const whole = { day: "2026-02-01", low: 280, mid: 300, high: 320, listings: 5 };
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([first, second, first, second], { minLength: 4 }),
      fc.boolean(),
      async (pages, isTogether) => {
        const { recorder, history } = recording();
        if (isTogether) await recorder.record(pages);
        else for (const one of pages) await recorder.record([one]);
        expect(await history()).toEqual([["holo.unlimited", [whole]]]);
        await recorder.record([later, first]);
        expect((await history())[0]?.[1]).toEqual([
          { day: "2026-02-01", low: 500, mid: 510, high: 520, listings: 3 },
        ]);
      },
    ),
    { numRuns: 30 },
  );
});

test("[PRC-5] from the marketplace to the book: pages overlap, and each listing counts once", async () => {
  const { recorder, history } = recording();
  const { line, state } = market({ recorders: [recorder] });
  state.items = Array.from({ length: 300 }, (_, at) =>
    item(at, at % 2 === 0 ? titles.raw : titles.lot, `${100 + at}.00`),
  );
  expect(await line.run("ebay")).toMatchObject({ state: "completed" });
  expect(await history()).toEqual([
    [
      "holo.unlimited",
      [{ day: "2026-02-01", low: 10_000, mid: 24_900, high: 39_800, listings: 150 }],
    ],
  ]);
});
