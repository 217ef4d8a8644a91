import fc from "fast-check";
import { expect, test } from "vitest";
import { numberPartOf, printingId, setId, setIdOf } from "#schemas/catalog/printing-id.ts";
import { numberSortKey } from "#schemas/storage/catalog-items.ts";

const base = setId("pokemon", "en", "base1");

test.each([
  ["4", "pokemon:en:base1-4"],
  ["TG12", "pokemon:en:base1-tg12"],
  ["?", "pokemon:en:base1-_3f"],
  ["!", "pokemon:en:base1-_21"],
  ["a-b", "pokemon:en:base1-a_2db"],
  ["é", "pokemon:en:base1-_c3_a9"],
])("the number %s makes the id %s", (number, id) => {
  expect(printingId(base, number)).toBe(id);
});

test("the set ends at the last hyphen, whatever its own id is", () => {
  const kit = setId("pokemon", "en", "tk-xy-b");
  expect(setIdOf(printingId(kit, "1"))).toBe(kit);
});

test("any number makes an id that gives its set back, and another number another id", () => {
  const number = fc.string({ minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(number, number, (a, b) => {
      const [one, other] = [printingId(base, a), printingId(base, b)];
      expect(setIdOf(one)).toBe(base);
      expect(one === other).toBe(a.toLowerCase() === b.toLowerCase() || sameBytes(a, b));
      expect(numberPartOf(one)).toMatch(/^[a-z0-9._]+$/);
    }),
  );
});

const sameBytes = (a: string, b: string) =>
  Buffer.from(a.toLowerCase()).equals(Buffer.from(b.toLowerCase()));

test("numbers sort as people count", () => {
  const numbers = ["1", "2", "10", "12", "12a", "100", "?", "SWSH001", "TG1", "TG12"];
  const keys = numbers.map((number) => numberSortKey(printingId(base, number)));
  expect(keys.toSorted()).toEqual(keys);
});
