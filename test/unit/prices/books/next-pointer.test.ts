import { expect, test } from "vitest";
import { nextPointer } from "#functions/prices/books/next-pointer.ts";
import type { BookPointer } from "#schemas/storage/price-books.ts";
import { sha256 } from "#shared/kernel/hash.ts";

const place = { game: "pokemon", set: "base1" };
const book = (text: string) => ({ bytes: Buffer.from(text), head: Buffer.from(""), moved: [] });
const minutes = (many: number) => new Date(Date.UTC(2026, 1, 1) + many * 60_000);

/** The pointers to books that are written one after the other. */
function pointersTo(texts: readonly (readonly [text: string, minute: number])[]) {
  let before: BookPointer | undefined;
  return texts.map(([text, minute]) => {
    const next = nextPointer(place, book(text), before, minutes(minute));
    before = next.pointer;
    return next;
  });
}
const versions = (all: readonly { readonly version: string }[]) => all.map((one) => one.version);

test("[PRC-1] a book is named for an hour after it was replaced, and gone then", () => {
  const [, second, third] = pointersTo([
    ["a", 0],
    ["b", 1],
    ["c", 62],
  ]);
  expect([versions(second?.pointer.superseded ?? []), second?.gone]).toEqual([[sha256("a")], []]);
  expect(versions(third?.pointer.superseded ?? [])).toEqual([sha256("b")]);
  expect(versions(third?.gone ?? [])).toEqual([sha256("a")]);
});

test.each([2, 62])("[PRC-1] a book that is in use again after %i minutes is not gone", (minute) => {
  const [, , back, later] = pointersTo([
    ["a", 0],
    ["b", 1],
    ["a", minute],
    ["a2", minute + 59],
  ]);
  expect(back?.pointer.version).toBe(sha256("a"));
  expect(versions(back?.pointer.superseded ?? [])).not.toContain(sha256("a"));
  expect(versions(back?.gone ?? [])).toEqual([]);
  expect(versions(later?.gone ?? [])).not.toContain(sha256("a"));
  expect(versions(later?.pointer.superseded ?? [])).toContain(sha256("a"));
});
