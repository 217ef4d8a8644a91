import { describe, expect, test } from "vitest";
import { hourOf, ofHours } from "#functions/prices/books/calendar.ts";
import type { NewPoint } from "#functions/prices/books/point.ts";
import { recordPoints } from "#functions/prices/books/record-points.ts";
import { letHoursGo } from "#functions/prices/hours/let-hours-go.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { memoryPriceBooks } from "#test/fakes/memory-price-books.ts";
import { pointOf } from "#test/support/prices/price-points.ts";

const base1 = { game: "pokemon", set: "base1" };
const dayMs = 86_400_000;
const beginMs = Date.parse("2026-02-01T12:00:00.000Z");
const always = { from: "1990-01-01", to: "2199-12-31" };

function kept() {
  let nowMs = beginMs;
  const books = memoryPriceBooks(ofHours);
  const deps = {
    ...{ books, clock: () => new Date(nowMs), random: () => 0 },
    sleep: async () => undefined,
  };
  return {
    ...{ books, deps },
    /** So many days after the beginning. */
    at: (days: number) => {
      nowMs = beginMs + days * dayMs;
    },
    record: (place = base1, ...points: readonly NewPoint[]) =>
      recordPoints(place, points.length > 0 ? points : [pointOf({ day: hourOf(nowMs) })], deps),
    run: (leftMs = 60_000) => letHoursGo({ leftMs }, deps),
    async hours() {
      const all = await books.readHistory(PricedPrintingId.parse("pokemon:base1-4"), always);
      return all.flatMap(({ points }) => points.map(({ day }) => day));
    },
  };
}

describe("[OPS-7] hours whose time is over", () => {
  test("leave a book that nobody writes, a week later at most", async () => {
    const { books, at, record, run, hours } = kept();
    await record();
    at(20);
    await record();
    at(90 + 7);
    expect(await run()).toEqual({ shortened: 0, forgotten: 0 });
    at(90 + 9);
    const { puts } = books.counts;
    expect(await run()).toEqual({ shortened: 1, forgotten: 0 });
    expect(await hours()).toEqual(["2026-02-21T12"]);
    expect(await run()).toEqual({ shortened: 0, forgotten: 0 });
    expect(books.counts.puts).toBe(puts + 1);
  });

  test("take a book with them of which nothing is left, an hour after nobody reads it", async () => {
    const { books, at, record, run, hours } = kept();
    await record();
    at(200);
    expect(await run()).toEqual({ shortened: 1, forgotten: 0 });
    expect(await hours()).toEqual([]);
    expect(books.stored.size).toBe(1);
    at(200 + 1 / 24);
    expect(await run()).toEqual({ shortened: 0, forgotten: 0 });
    at(201);
    expect(await run()).toEqual({ shortened: 0, forgotten: 1 });
    expect(books.stored.size).toBe(0);
    expect(await books.pointers("pokemon")).toEqual([]);
  });

  test("leave nothing behind, wherever a worker dies", async () => {
    for (const step of ["remove", "forget", "publish"] as const) {
      const { books, deps, at, record, run } = kept();
      await record();
      for (const days of [200, 201, 202]) {
        at(days);
        const dying = {
          ...books,
          [step]: async () => {
            throw new Error("The worker is dead.");
          },
        };
        await letHoursGo({ leftMs: 60_000 }, { ...deps, books: dying }).catch(() => undefined);
      }
      for (const days of [203, 204]) {
        at(days);
        await run();
      }
      expect([step, books.stored.size, await books.pointers("pokemon")]).toEqual([step, 0, []]);
    }
  });

  test("do not take away what somebody writes meanwhile", async () => {
    const { books, deps, at, record, run, hours } = kept();
    await record();
    at(200);
    await run();
    at(201);
    const slow = {
      ...books,
      async remove(places: Parameters<typeof books.remove>[0]) {
        await books.remove(places);
        await record();
      },
    };
    expect(await letHoursGo({ leftMs: 60_000 }, { ...deps, books: slow })).toEqual({
      ...{ shortened: 0, forgotten: 0 },
    });
    expect(await hours()).toEqual([hourOf(beginMs + 201 * dayMs)]);
    at(202);
    await record();
    expect(await hours()).toHaveLength(2);
  });

  test("go set by set: whoever has no more time comes back for the others", async () => {
    const { books, deps, at, record } = kept();
    for (const set of ["a", "b", "c"]) await record({ game: "pokemon", set });
    at(200);
    let slowMs = 0;
    const slow = {
      ...deps,
      clock: () => new Date(deps.clock().getTime() + slowMs),
      books: {
        ...books,
        async publish(...given: Parameters<typeof books.publish>) {
          slowMs += 20_000;
          return books.publish(...given);
        },
      },
    };
    expect(await letHoursGo({ leftMs: 50_000 }, slow)).toEqual(
      new ComeBack(0, { shortened: 2, forgotten: 0 }),
    );
    expect(await letHoursGo({ leftMs: 50_000 }, slow)).toEqual({ shortened: 1, forgotten: 0 });
  });

  test("go from all other books when one cannot be read", async () => {
    const { books, deps, at, record } = kept();
    for (const set of ["a", "b", "c"]) await record({ game: "pokemon", set });
    at(200);
    const damaged = {
      ...books,
      async read(place: Parameters<typeof books.read>[0]) {
        if (place.set === "b") throw new Error("The price book is damaged.");
        return books.read(place);
      },
    };
    const run = letHoursGo({ leftMs: 60_000 }, { ...deps, books: damaged });
    await expect(run).rejects.toThrow("1 books of hours cannot be gone through");
    const heads = (await books.pointers("pokemon")).map(({ set, superseded }) => [
      set,
      superseded.length,
    ]);
    expect(heads).toEqual([
      ["a", 1],
      ["b", 0],
      ["c", 1],
    ]);
  });

  test("are found in a book whose head is too long for its pointer", async () => {
    const { books, at, record, run, hours } = kept();
    await record();
    const now = await books.read(base1);
    if (!now) throw new Error("There is no book.");
    const { head, ...pointer } = now.pointer;
    expect(head).toBeDefined();
    await books.publish(pointer, { bytes: now.bytes, head: new Uint8Array() }, now.pointer);
    at(200);
    expect(await run()).toEqual({ shortened: 1, forgotten: 0 });
    expect(await hours()).toEqual([]);
  });
});
