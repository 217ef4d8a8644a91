import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { archivePrices } from "#functions/prices/archive/archive-prices.ts";
import { rowsOfMonth } from "#functions/prices/archive/month-rows.ts";
import { decodeBook } from "#functions/prices/books/book-file.ts";
import type { NewPoint } from "#functions/prices/books/point.ts";
import { recordPoints } from "#functions/prices/books/record-points.ts";
import { duckViews } from "#schemas/lake/duckdb-views.ts";
import { lakeTables } from "#schemas/lake/tables.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { memoryPriceArchive } from "#test/fakes/memory-price-archive.ts";
import { memoryPriceBooks } from "#test/fakes/memory-price-books.ts";
import { anyPoint, plain, pointOf } from "#test/support/prices/price-points.ts";
import { openLake } from "#test/support/running/duckdb.ts";

const base1 = { game: "pokemon", set: "base1" };
const minutes = 60_000;

/** Books and their archive. */
function priced() {
  let nowMs = Date.parse("2026-03-01T00:40:00.000Z");
  const clock = () => new Date(nowMs);
  const [books, archive] = [memoryPriceBooks(), memoryPriceArchive()];
  const deps = { books, clock, files: archive.files, records: archive.records };
  return {
    ...{ books, archive, deps },
    record: (points: readonly NewPoint[], place = base1) =>
      recordPoints(place, points, { ...deps, sleep: async () => undefined, random: () => 0 }),
    run: (leftMs = 10 * minutes) => archivePrices({ leftMs }, deps),
    later: (ms: number) => {
      nowMs += ms;
    },
  };
}

/** What DuckDB reads of an archive, by the view that people make. */
async function asked(objects: ReadonlyMap<string, Uint8Array>, sql: string) {
  const lake = await openLake(objects);
  onTestFinished(() => lake.close());
  const [table] = lakeTables().filter(({ name }) => name === "prices");
  if (!table) throw new Error("There is no table prices.");
  for (const view of duckViews([table], lake.folder)) await lake.ask(view);
  return lake.ask(sql);
}

const day = (at: string, more: Partial<NewPoint> = {}) => pointOf({ day: at, ...more });

test("[LAKE-7] [PRC-2] DuckDB reads of the archive each point of the books, and nothing else", async () => {
  const points = fc.sample(anyPoint, { numRuns: 600, seed: 7 });
  const { record, run, books, archive } = priced();
  await record(points);
  await record(points.slice(0, 50), { game: "pokemon", set: "tg" });
  await record(points.slice(50, 60), { game: "onepiece", set: "op01" });
  await run();
  const rows = await asked(archive.objects, "SELECT * FROM prices");
  const told = rows.map((row) => {
    const { game, month, set_code: set, printing, number, day: on, observed_at: at, ...more } = row;
    expect(printing).toBe(`${game}:${set}-${number}`);
    expect(String(on).slice(0, 7)).toBe(month);
    const { bronze_key, bronze_line, direct_low, ...columns } = more;
    const given = { ...columns, directLow: direct_low, day: on, bronze_key, bronze_line, at };
    return JSON.stringify(
      Object.entries({ printing, ...given })
        .filter(([, one]) => one !== null)
        .map(([name, one]) => [name, String(one)])
        .toSorted(),
    );
  });
  // The same by way of the API: each printing's history, and the pack that a point names.
  const expected: string[] = [];
  for (const place of [base1, { game: "pokemon", set: "tg" }, { game: "onepiece", set: "op01" }]) {
    const book = await books.read(place);
    for (const number of decodeBook(book?.bytes ?? new Uint8Array()).sections.keys()) {
      const printing = PricedPrintingId.parse(`${place.game}:${place.set}-${number}`);
      const all = await books.readHistory(printing, { from: "1990-01-01", to: "2199-12-31" });
      for (const { key, points: own } of all) {
        for (const { day: on, columns, observed } of own) {
          const packs = await books.packsOf(printing, { day: on, source: key.source });
          const at = new Date(observed.atMs)
            .toISOString()
            .replace("T", " ")
            .replace("Z", "")
            .replace(/\.?0+$/, "");
          const row = {
            printing,
            ...key,
            ...columns,
            day: on,
            at,
            bronze_key: packs[observed.pack],
            bronze_line: observed.line,
          };
          expected.push(
            JSON.stringify(
              Object.entries(row)
                .map(([name, one]) => [name, String(one)])
                .toSorted(),
            ),
          );
        }
      }
    }
  }
  expect(expected.length).toBeGreaterThan(100);
  expect(told.toSorted()).toEqual(expected.toSorted());
});

test("what has not changed is not read again, and of what has, the months that have are written", async () => {
  const { record, run, books, archive } = priced();
  await record([day("2026-01-31"), day("2026-02-01")]);
  await record([day("2026-02-01")], { game: "pokemon", set: "base2" });
  expect(await run()).toMatchObject({ sets: 2, files: 3, points: 3 });
  const key = (month: string, set = "base1") =>
    `gold/prices/game=pokemon/month=${month}/${set}.parquet`;
  expect(archive.kept).toEqual([key("2026-01"), key("2026-02"), key("2026-02", "base2")]);
  const { reads } = books.counts;
  expect(await run()).toMatchObject({ sets: 0, files: 0, points: 0 });
  expect(books.counts.reads).toBe(reads);

  await record([day("2026-02-02")]);
  expect(await run()).toMatchObject({ sets: 1, files: 1, points: 2 });
  // A point that comes late belongs to a month that was closed.
  await record([day("2026-01-05", { printing: "9" })]);
  expect(await run()).toMatchObject({ sets: 1, files: 1, points: 2 });
  expect(archive.kept.slice(3)).toEqual([key("2026-02"), key("2026-01")]);
});

test("a series that comes in before others leaves no row of theirs behind", async () => {
  const { record, run, archive } = priced();
  await record([day("2026-01-31", { series: { ...plain, variant: "normal" } })]);
  await run();
  await record([day("2026-02-01", { series: { ...plain, variant: "holo" } })]);
  await run();
  const sql = "SELECT month, variant FROM prices ORDER BY month";
  expect(await asked(archive.objects, sql)).toEqual([
    { month: "2026-01", variant: "normal" },
    { month: "2026-02", variant: "holo" },
  ]);
});

test("whoever follows a worker that died goes on with the set that it was at", async () => {
  const { record, run, archive, deps, later } = priced();
  for (const set of ["a", "b", "c"]) await record([day("2026-02-01")], { game: "pokemon", set });
  const { keep } = archive.files;
  archive.files.keep = async (month, file) => {
    await keep(month, file);
    // It writes the file, and never says so; nor does it give its turn back.
    if (month.set === "b") throw new Error("The worker is dead.");
  };
  const { endTurn } = archive.records;
  archive.records.endTurn = async () => undefined;
  await expect(run()).rejects.toThrow("dead");
  archive.files.keep = keep;
  archive.records.endTurn = endTurn;
  const waits = await archivePrices({ leftMs: 10 * minutes }, deps);
  expect(waits).toEqual(new ComeBack(11 * 60, { outcome: "under_way" }));
  later(11 * minutes);
  expect(await run()).toMatchObject({ sets: 2, files: 2 });
  expect(archive.objects.size).toBe(3);
});

test("whoever has no more time comes back for the other sets", async () => {
  const { record, run, archive, later } = priced();
  for (const set of ["a", "b", "c"]) await record([day("2026-02-01")], { game: "pokemon", set });
  const { keep } = archive.files;
  archive.files.keep = async (month, file) => {
    await keep(month, file);
    later(5 * minutes);
  };
  expect(await run()).toEqual(
    new ComeBack(0, { outcome: "archived", sets: 2, files: 2, points: 2 }),
  );
  expect(await run()).toMatchObject({ sets: 1 });
  expect(archive.kept).toHaveLength(3);
});

test("a month that a book made anew no longer has goes from the archive", async () => {
  const { record, run, books, archive } = priced();
  await record([day("2026-01-31"), day("2026-02-01")]);
  await run();
  books.wipe();
  await record([day("2026-02-01")]);
  await run();
  expect([...archive.objects.keys()]).toEqual([
    "gold/prices/game=pokemon/month=2026-02/base1.parquet",
  ]);
});

test("equal books make equal files, in the order of printings, series and days", async () => {
  const points = fc.sample(anyPoint, { numRuns: 60, seed: 3 });
  const [one, other] = [priced(), priced()];
  await one.record(points);
  for (const point of points.toReversed()) await other.record([point]);
  await one.run();
  await other.run();
  expect(other.archive.objects).toEqual(one.archive.objects);
  const book = await one.books.read(base1);
  const parts = decodeBook(book?.bytes ?? new Uint8Array());
  const months = new Set(points.map((point) => point.day.slice(0, 7)));
  for (const month of months) {
    const names = [...rowsOfMonth(parts, month)].map(({ number }) => number);
    expect(names).toEqual(names.toSorted());
  }
});
