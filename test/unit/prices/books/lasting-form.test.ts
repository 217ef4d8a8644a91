import { expect, test } from "vitest";
import { bytesBeforeHead, decodeBook, headLengthIn } from "#functions/prices/books/book-file.ts";
import { unpacked } from "#functions/prices/books/bytes.ts";
import { mergePoints } from "#functions/prices/books/merge-points.ts";
import { decodePacks } from "#functions/prices/books/pack-names.ts";
import type { NewPoint } from "#functions/prices/books/point.ts";
import { decodeSection } from "#functions/prices/books/printing-section.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { plain, pointOf } from "#test/support/prices/price-points.ts";

const place = { game: "pokemon", set: "base1" };

/** Points of a year, two shops and a few printings, made by arithmetic alone. */
function aYear(): readonly NewPoint[] {
  const points: NewPoint[] = [];
  for (let at = 0; at < 365; at += 1) {
    const seenMs = Date.UTC(2025, 1, 1 + at, 20, at % 60);
    const day = new Date(seenMs).toISOString().slice(0, 10);
    for (const [place, printing] of ["4", "10", "tg1"].entries()) {
      const market = 500 + ((at * 37 + place * 11) % 90);
      const observed = { atMs: seenMs, pack: `bronze/${day.slice(0, 7)}/${at % 3}`, line: place };
      points.push(pointOf({ printing, day, observed, columns: { low: market - 9, market } }));
      if (at % 3 === place) continue;
      const series = { ...plain, source: "cardmarket", currency: "EUR", languages: "any" };
      points.push(pointOf({ printing, day, observed, series, columns: { mid: market * 2 } }));
    }
  }
  return points;
}

/** All that a book says, as it was before it was compressed: how small that becomes is zlib's business. */
function contentOf(bytes: Uint8Array): string {
  const length = headLengthIn(bytes.subarray(0, bytesBeforeHead));
  const head = bytes.subarray(bytesBeforeHead, bytesBeforeHead + length);
  const told = unpacked(head, "the head")
    .toString("utf8")
    .replaceAll(/,\d+\]/g, "]");
  const { sections, packs } = decodeBook(bytes);
  const printings = [...sections].map(([name, section]) => {
    const { series, parts } = decodeSection(section);
    const blocks = [...parts].map(([part, one]) => [part, unpacked(one, part).toString("hex")]);
    return [name, series, blocks];
  });
  return JSON.stringify([
    told,
    printings,
    [...packs].map(([name, one]) => [name, decodePacks(one)]),
  ]);
}

test("[PRC-2] a book of days is written as books always were: the same prices make no other one", () => {
  const { book } = mergePoints(place, undefined, aYear());
  expect(sha256(contentOf(book?.bytes ?? new Uint8Array()))).toBe(
    "30fc6a71253fa5d2d076be57cfadede7fde8360de5d814b15ba0a758ea289c3e",
  );
});
