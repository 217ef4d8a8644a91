import { describe, expect, test } from "vitest";
import type { Calendar } from "#functions/prices/books/calendar.ts";
import { changeBook } from "#functions/prices/books/change-book.ts";
import { forgetOld, mergePoints } from "#functions/prices/books/merge-points.ts";
import { nextPointer } from "#functions/prices/books/next-pointer.ts";
import type { NewPoint } from "#functions/prices/books/point.ts";
import type {
  PriceBooks,
  PriceHistories,
  PriceObservations,
} from "#functions/prices/books/price-books.ts";
import { recordPoints } from "#functions/prices/books/record-points.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { bookKey } from "#schemas/storage/price-books.ts";
import { plain, pointOf } from "#test/support/prices/price-points.ts";

interface Shelf {
  readonly books: PriceBooks & PriceHistories & PriceObservations;
  /** Keys of the books that lie there. */
  readonly keys: () => Promise<readonly string[]>;
}

/** What PriceBooks and PriceHistories promise, of days as of hours: nobody's points are lost, and a printing is read alone. */
export function priceBooksContract(name: string, calendar: Calendar, empty: () => Promise<Shelf>) {
  describe(`${name} is PriceBooks and PriceHistories of ${calendar.slotName}`, () => {
    const place = { game: "pokemon", set: "base1" };
    const charizard = PricedPrintingId.parse("pokemon:base1-4");
    const clock = () => new Date("2026-02-02T00:00:00.000Z");
    const always = { from: "1990-01-01", to: "2199-12-31" };
    const deps = (books: PriceBooks, now = clock) => ({
      ...{ books, clock: now, random: () => 0, sleep: async () => undefined },
    });
    const { shelf } = calendar;
    const terms = { calendar, keptFrom: calendar.keptFrom?.(clock()) };
    const [first = "", second = ""] =
      calendar.slotName === "days"
        ? ["2026-02-01", "2026-02-02"]
        : ["2026-02-01T23", "2026-02-02T00"];
    const priced = (given: Partial<NewPoint> = {}) => pointOf({ day: first, ...given });
    /** Days or hours one after another. */
    const days = (count: number) =>
      Array.from({ length: count }, (_none, at) =>
        priced({ day: calendar.timeOf(calendar.spanOf(second), at + 1) }),
      );
    /** Publishes a book of these points over what was read. */
    const publish = async (
      books: PriceBooks,
      points: readonly NewPoint[],
      current: Awaited<ReturnType<PriceBooks["read"]>>,
    ) => {
      const { book } = mergePoints(place, current?.bytes, points, terms);
      if (!book) throw new Error("There is nothing to publish.");
      const { pointer } = nextPointer(place, book, current?.pointer, clock());
      return { outcome: await books.publish(pointer, book, current?.pointer), pointer, book };
    };

    test("there is no book, and no history, before the first was published", async () => {
      const { books } = await empty();
      expect(await books.read(place)).toBeUndefined();
      expect(await books.readHistory(charizard, always)).toEqual([]);
      expect(await books.pointers("pokemon")).toEqual([]);
    });

    test("a published book is read back, as bytes and by its printings", async () => {
      const { books } = await empty();
      const { outcome, pointer, book } = await publish(books, days(3), undefined);
      expect(outcome).toBe("published");
      const read = await books.read(place);
      expect(read?.pointer).toEqual(pointer);
      expect(read && Buffer.from(read.bytes)).toEqual(book.bytes);
      const [series, ...others] = await books.readHistory(charizard, always);
      expect([series?.key, others]).toEqual([plain, []]);
      expect(series?.points.map(({ day }) => day)).toEqual(days(3).map(({ day }) => day));
      const blastoise = PricedPrintingId.parse("pokemon:base1-2");
      expect(await books.readHistory(blastoise, always)).toEqual([]);
      expect((await books.pointers("pokemon")).map(({ set }) => set)).toEqual(["base1"]);
      expect(await books.pointers("onepiece")).toEqual([]);
    });

    test("[PRC-1] a point of a history names the pack and the line that it was read in", async () => {
      const { books } = await empty();
      const { observed } = pointOf();
      const later = {
        ...observed,
        pack: "bronze/source=tcgcsv/b.ndjson.gz",
        atMs: observed.atMs + 1,
      };
      const points = [...days(1), priced({ day: days(2)[1]?.day ?? "", observed: later })];
      await publish(books, points, undefined);
      const [series] = await books.readHistory(charizard, always);
      const of = { day: second, source: plain.source };
      const packs = await books.packsOf(charizard, of);
      expect(series?.points.map((point) => packs[point.observed.pack])).toEqual([
        ...[observed.pack, later.pack],
      ]);
      expect(series?.points.map((point) => point.observed.line)).toEqual([3, 3]);
      expect(await books.packsOf(charizard, { ...of, source: "cardmarket" })).toEqual([]);
      const other = PricedPrintingId.parse("pokemon:base2-4");
      expect(await books.packsOf(other, of)).toEqual([]);
    });

    test("a book whose head does not fit into its pointer is read all the same", async () => {
      const { books } = await empty();
      const { book } = mergePoints(place, undefined, days(2), terms);
      if (!book) throw new Error("There is no book.");
      const { head, ...pointer } = nextPointer(place, book, undefined, clock()).pointer;
      expect(head).toBeDefined();
      await books.publish(pointer, book, undefined);
      const [series] = await books.readHistory(charizard, always);
      expect(series?.points).toHaveLength(2);
    });

    test("of two that publish over the same book the second is overtaken, and loses nothing", async () => {
      const { books, keys } = await empty();
      await publish(books, days(1), undefined);
      const both = await books.read(place);
      const [one, other] = [priced({ printing: "5" }), priced({ printing: "6" })];
      expect((await publish(books, [one], both)).outcome).toBe("published");
      const late = await publish(books, [other], both);
      expect(late.outcome).toBe("overtaken");
      await recordPoints(place, [other], deps(books));
      const now = await books.read(place);
      const all = mergePoints(place, undefined, [...days(1), one, other], terms).book?.bytes;
      expect(now && Buffer.from(now.bytes)).toEqual(all);
      await books.remove([late.pointer]);
      expect(await keys()).not.toContain(bookKey(late.pointer, shelf));
    });

    test("of two first books the second is overtaken", async () => {
      const { books } = await empty();
      expect((await publish(books, days(1), undefined)).outcome).toBe("published");
      expect((await publish(books, days(2), undefined)).outcome).toBe("overtaken");
    });

    test("writers side by side come to a book of all their points", async () => {
      const { books } = await empty();
      const points = Array.from({ length: 4 }, (_none, at) => priced({ printing: String(at) }));
      await Promise.all(points.map((point) => recordPoints(place, [point], deps(books))));
      const all = mergePoints(place, undefined, points, terms).book?.bytes;
      const now = await books.read(place);
      expect(now && Buffer.from(now.bytes)).toEqual(all);
    });

    test("a book is deleted an hour after another took its place, and the current one stays", async () => {
      const { books, keys } = await empty();
      const at = (hours: number) => () => new Date(clock().getTime() + hours * 3_600_000 + hours);
      for (const [hour, point] of days(4).entries()) {
        await recordPoints(place, [point], deps(books, at(hour)));
      }
      const { pointer } = (await books.read(place)) ?? {};
      expect(await keys()).toHaveLength(2);
      expect((await keys()).every((key) => key.startsWith(shelf.folder))).toBe(true);
      expect(pointer && (await keys())).toContain(pointer && bookKey(pointer, shelf));
    });

    test("a book is forgotten once, and only as it was read", async () => {
      const { books } = await empty();
      const before = await publish(books, days(1), undefined);
      const now = await publish(books, days(2), await books.read(place));
      expect(await books.forget(before.pointer)).toBe("overtaken");
      expect((await books.read(place))?.pointer.version).toBe(now.pointer.version);
      expect(await books.forget(now.pointer)).toBe("forgotten");
      expect(await books.read(place)).toBeUndefined();
      expect(await books.pointers("pokemon")).toEqual([]);
      expect(await books.forget(now.pointer)).toBe("overtaken");
    });

    // Of days nothing ever goes.
    if (calendar.keptFrom === undefined) return;
    test.runIf(calendar.keptFrom)(
      "a book without printings is no object, and is read and written like any other",
      async () => {
        const { books, keys } = await empty();
        await publish(books, days(1), undefined);
        const [full] = await keys();
        const keptFrom = calendar.spanOf(second) + 1;
        const none = await changeBook(place, deps(books), (bytes) => ({
          book: bytes && forgetOld(place, bytes, { calendar, keptFrom }),
        }));
        expect(await keys()).toEqual([full]);
        expect(none.book && (await books.read(place))?.bytes).toEqual(none.book?.bytes);
        expect(await books.readHistory(charizard, always)).toEqual([]);
      },
    );
  });
}
