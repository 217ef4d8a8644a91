import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBlock } from "#functions/prices/books/block.ts";
import { decodeBook } from "#functions/prices/books/book-file.ts";
import { packed } from "#functions/prices/books/bytes.ts";
import { DamagedBook } from "#functions/prices/books/damaged-book.ts";
import { mergePoints } from "#functions/prices/books/merge-points.ts";
import { decodePacks } from "#functions/prices/books/pack-names.ts";
import { readSection } from "#functions/prices/books/read-section.ts";
import { pointOf } from "#test/support/prices/price-points.ts";

const place = { game: "pokemon", set: "base1" };
const days = ["2025-12-31", "2026-01-01", "2026-02-01", "2026-02-02"];
const points = ["4", "10"].flatMap((printing) => days.map((day) => pointOf({ printing, day })));
const book = mergePoints(place, undefined, points).book?.bytes ?? Buffer.alloc(0);

/** All that can be read of a book, as values. */
function everythingIn(bytes: Uint8Array): unknown {
  const { sections, packs, place: of } = decodeBook(bytes);
  return [
    of,
    [...sections].map(([name, one]) => [
      name,
      readSection(one, { from: "1990-01-01", to: "2199-12-31" }),
    ]),
    [...packs].map(([month, one]) => [month, decodePacks(one)]),
  ];
}

test("a book that ends too early is refused wherever it ends", () => {
  for (let length = 0; length < book.length; length += 1) {
    expect(() => everythingIn(book.subarray(0, length))).toThrow(DamagedBook);
  }
});

test("a byte that is another one is found, or changes nothing that is read", () => {
  const whole = everythingIn(book);
  fc.assert(
    fc.property(fc.nat(book.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const bytes = Buffer.from(book);
      bytes[at] = (bytes[at] ?? 0) ^ change;
      const read = () => everythingIn(bytes);
      try {
        expect(read()).toEqual(whole);
      } catch (error) {
        expect(error).toBeInstanceOf(DamagedBook);
      }
    }),
    { numRuns: 2000 },
  );
});

test("any bytes are refused as damaged, and nothing else goes wrong", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(() => decodeBook(bytes)).toThrow(DamagedBook);
      for (const content of [bytes, packed(bytes)]) {
        try {
          decodeBlock(24_313, content);
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedBook);
        }
      }
    }),
  );
});

test("a part that unpacks to gigabytes is refused before it is in memory", () => {
  const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
  expect(() => decodeBlock(24_313, bomb)).toThrow("cannot be unpacked");
});

test.each([
  ["a point of an observation that is not there", [0, 1, 0, 1, 2, 0, 0], "observation 1 of 0"],
  ["more series than it has bytes", [0, 99], "99 series"],
  ["a day beyond the 31st", [0, 1, 0, 0x80, 0x80, 0x80, 0x80, 0x10], "more than 31 days"],
  ["bytes behind its end", [0, 0, 7], "1 bytes too many"],
])("a month with %s is refused", (_what, bytes, reason) => {
  expect(() => decodeBlock(24_313, packed(Buffer.from(bytes)))).toThrow(reason);
});
