import { expect, test } from "vitest";
import { sha256 } from "#shared/kernel/hash.ts";
import { recording } from "#test/support/prices/price-records.ts";
import {
  archiveOn,
  daysFrom,
  fileOf,
  first,
  madeOn,
  mirrorOf,
  pointsOf,
  unitsOf,
} from "#test/support/sources/past-days.ts";
import { archiveOf } from "#test/support/workers/seven-zip.ts";

test("[PRC-2] days of the past that a run names come in under their own days, and no list is asked for", async () => {
  const days = daysFrom(3);
  const { run } = mirrorOf(await madeOn(days));
  const done = await run(unitsOf(days.toReversed()));
  expect(done.state).toBe("completed");
  expect(done.points).toEqual(["2024-02-08 800", "2024-02-09 900", "2024-02-10 1000"]);
  expect(done.asked.toSorted()).toEqual(
    days.map((day) => `/archive/tcgplayer/prices-${day}.ppmd.7z`),
  );
  const again = await run(unitsOf([...days, ...days]));
  expect([again.state, again.asked.length, again.points]).toEqual(["completed", 3, []]);
});

test("[ING-1] a run that names no day asks for no archive", async () => {
  const { run } = mirrorOf(await madeOn(daysFrom(2)));
  const daily = await run();
  expect(daily.points).toEqual(["2026-02-01 9900"]);
  expect(daily.asked.filter((path) => path.startsWith("/archive"))).toEqual([]);
  const mixed = await run(["3/604", `archive/${first}`, "archive/2024-02-07", "archive/x"]);
  expect(mixed.points).toEqual(["2024-02-08 800"]);
  expect(mixed.asked).toContain("/tcgplayer/3/604/prices");
});

test("[ING-5] a hundred days go through, although every other worker dies on its first try", {
  timeout: 60_000,
}, async () => {
  const days = daysFrom(100);
  const body = await archiveOn(first);
  // One body under all names: those of other days are refused, and none is lost.
  const archives = new Map([
    ...days.map((day) => [day, body] as const),
    ...(await madeOn(days.slice(0, 20))),
  ]);
  const { run, line } = mirrorOf(archives);
  const begun = new Set<string>();
  line.world.doomed = ({ id }) => {
    const isFirst = !begun.has(id);
    begun.add(id);
    return isFirst && begun.size % 2 === 0;
  };
  const { state, units, points } = await run(unitsOf(days));
  expect(state).toBe("completed_with_failures");
  expect(new Set(points).size).toBe(20);
  const rejected = units.filter((unit) => (unit.rejected?.size ?? 0) > 0);
  expect([units.length, rejected.length]).toEqual([101, 80]);
});

test("[LAKE-6] a replay of the archives gives the same prices, and asks nobody", async () => {
  const days = daysFrom(3);
  const { run, line, prices } = mirrorOf(await madeOn(days));
  const { points } = await run(unitsOf(days));
  const kept = prices.kept.length;
  await line.replay({ source: "tcgcsv", dataset: "archives" });
  await line.drain();
  expect(pointsOf(prices.kept.slice(kept))).toEqual(points);
  const provenance = ({ provenance }: { provenance: object }) => JSON.stringify(provenance);
  expect(prices.kept.slice(kept).map(provenance).toSorted()).toEqual(
    prices.kept.slice(0, kept).map(provenance).toSorted(),
  );
});

test("[ING-4] an archive that was cut is asked for again, and counts once it is whole", async () => {
  const whole = await archiveOn(first);
  const { run, files, line } = mirrorOf(new Map([[first, whole.subarray(0, -10)]]));
  const path = `/archive/tcgplayer/prices-${first}.ppmd.7z`;
  line.world.doomed = () => {
    // Some time after the first try.
    if (line.time.now().getTime() > Date.parse("2026-02-01T06:05:00Z")) files.set(path, whole);
    return false;
  };
  const { state, asked, points } = await run(unitsOf([first]));
  expect([state, points]).toEqual(["completed", ["2024-02-08 800"]]);
  expect(asked.length).toBeGreaterThan(3);
});

test("[PRC-2] days in any order, and again, come to the same history", async () => {
  const days = daysFrom(20);
  const archives = new Map(
    await Promise.all(
      days.map(async (day, at) => {
        const row = { productId: 42_382, subTypeName: "Holofoil", marketPrice: 100 + at };
        return [day, await archiveOf({ files: { [`${day}/3/604/prices`]: fileOf(row) } })] as const;
      }),
    ),
  );
  const historyAfter = async (...orders: (readonly string[])[]) => {
    const { recorder, history } = recording();
    const { run, line } = mirrorOf(archives, { recorder });
    for (const order of orders) {
      await run(unitsOf(order));
      // Nothing is known of what was fetched, so that all of it comes anew.
      line.forget();
    }
    const points = (await history()).flatMap((one) => one.points);
    return points.map(({ day, columns }) => `${day} ${columns.market}`);
  };
  const inOrder = await historyAfter(days);
  expect(inOrder).toEqual(days.map((day, at) => `${day} ${10_000 + 100 * at}`));
  const shuffled = days.toSorted((a, b) => (sha256(a) < sha256(b) ? -1 : 1));
  expect(await historyAfter(shuffled.slice(0, 12), days.toReversed(), shuffled)).toEqual(inOrder);
}, 20_000);
