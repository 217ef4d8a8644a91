import fc from "fast-check";
import { expect, test } from "vitest";
import { isAskedHourly, type Source } from "#functions/sources/port/source.ts";
import { ebay } from "#functions/sources/providers/ebay.ts";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import type { RecordToTake } from "#shared/kernel/recorder.ts";
import { priceRecord, recording } from "#test/support/prices/price-records.ts";

const charizard = PricedPrintingId.parse("pokemon:base1-4");
const always = { from: "1990-01-01", to: "2199-12-31" };

/** What TCGdex says at a moment that the Charizard costs. */
const said = (observedAt: string, market: number, more: object = {}): RecordToTake =>
  priceRecord({ columns: { market }, ...more }, { source: "tcgdex", observedAt });

async function hoursOf({ hours }: ReturnType<typeof recording>) {
  const all = await hours.readHistory(charizard, always);
  return all.flatMap(({ key, points }) =>
    points.map(({ day, columns }) => [key.source, day, columns.market]),
  );
}

test("[PRC-2] each hour has the newest price of it, and the day the newest of all", async () => {
  const line = recording();
  await line.recorder.record([said("2026-02-01T05:10:00.000Z", 100)]);
  await line.recorder.record([said("2026-02-01T06:59:59.999Z", 120)]);
  await line.recorder.record([said("2026-02-01T06:10:00.000Z", 110)]);
  await line.recorder.record([said("2026-02-01T07:00:00.000Z", 120)]);
  expect(await hoursOf(line)).toEqual([
    ["tcgdex-tcgplayer", "2026-02-01T05", 100],
    ["tcgdex-tcgplayer", "2026-02-01T06", 120],
    ["tcgdex-tcgplayer", "2026-02-01T07", 120],
  ]);
  const [days] = await line.history();
  expect(days?.points.map(({ day, columns }) => [day, columns.market])).toEqual([
    ["2026-02-01", 120],
  ]);
});

test("[PRC-2] the hour is that in which somebody looked, whatever day the body states", async () => {
  const line = recording();
  await line.recorder.record([
    said("2026-02-01T00:10:00.000Z", 100, { statedOn: "2026-01-31" }),
    said("2026-02-01T23:10:00.000Z", 130, { statedOn: "2026-01-31" }),
  ]);
  expect((await hoursOf(line)).map(([, hour]) => hour)).toEqual(["2026-02-01T00", "2026-02-01T23"]);
  expect((await line.history())[0]?.points.map(({ day }) => day)).toEqual(["2026-01-31"]);
});

test("[PRC-2] of a source that is not asked hourly there are days alone, and its answers cost no book of hours", async () => {
  const line = recording();
  await line.recorder.record([priceRecord({}, { observedAt: "2026-02-01T20:05:00.000Z" })]);
  expect(await line.history()).toHaveLength(1);
  expect(line.hours.counts).toMatchObject({ reads: 0, puts: 0 });
});

test("[PRC-2] a replay of years reads and writes no book of hours", async () => {
  const line = recording();
  const old = ["2023-05-01", "2024-05-01", "2025-10-31"].map((day) =>
    said(`${day}T10:00:00.000Z`, 100),
  );
  await line.recorder.record(old);
  expect((await line.history())[0]?.points).toHaveLength(3);
  expect(line.hours.counts).toMatchObject({ reads: 0, puts: 0 });
  await line.recorder.record([...old, said("2026-02-01T10:00:00.000Z", 100)]);
  expect(line.hours.counts).toMatchObject({ reads: 1, puts: 1 });
});

test("[PRC-2] answers in any order, repeated and in any steps come to the same book of hours", async () => {
  const answers = Array.from({ length: 12 }, (_none, at) => {
    const seen = new Date(Date.UTC(2026, 0, 31, 20, at * 25)).toISOString();
    return said(seen, 100 + (at % 5));
  });
  const bytesAfter = async (steps: readonly (readonly RecordToTake[])[]) => {
    const { recorder, hours } = recording();
    for (const step of steps) await recorder.record(step);
    return (await hours.read({ game: "pokemon", set: "base1" }))?.bytes;
  };
  const wanted = await bytesAfter([answers]);
  expect(wanted).toBeDefined();
  const shuffled = fc.shuffledSubarray([...answers, ...answers.slice(0, 5)], { minLength: 17 });
  await fc.assert(
    fc.asyncProperty(shuffled, fc.integer({ min: 1, max: 6 }), async (all, size) => {
      const steps = Array.from({ length: Math.ceil(all.length / size) }, (_none, at) =>
        all.slice(at * size, (at + 1) * size),
      );
      expect(await bytesAfter(steps)).toEqual(wanted);
    }),
    { numRuns: 30 },
  );
});

test("[PRC-2] [ING-1] sources are asked hourly that say how, and that a stage wants asked so", () => {
  const base = "http://127.0.0.1:1";
  const byCard = tcgdex(base);
  const daily = ebay(base, ["EBAY_US"]);
  const asked = (source: Source, wantedPerHour = source.settings.wantedPerHour) =>
    isAskedHourly({ ...source, settings: { ...source.settings, wantedPerHour } });
  expect([asked(byCard), asked(daily)]).toEqual([true, false]);
  expect(asked(byCard, 0)).toBe(false);
  // Nobody can: it says nothing of single cards by the hour.
  expect(asked(daily, 50)).toBe(false);
});
