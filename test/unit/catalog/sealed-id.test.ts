import fc from "fast-check";
import { expect, test } from "vitest";
import { CardId } from "#schemas/catalog/card-id.ts";
import { numberPartOf, setIdOf } from "#schemas/catalog/printing-id.ts";
import { isSealedId, sealedIdOf, sealedPlaceOf } from "#schemas/catalog/sealed-id.ts";
import { placeOfPrinting, pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import { languages, PrintingId } from "#schemas/values.ts";

const box = {
  ...{ game: "pokemon", language: "en", shop: "tcgplayer", groupId: "604", id: "906040" },
};

test("[COL-1] a sealed product has an id in the shape of a printing's", () => {
  const id = PrintingId.parse("pokemon:en:product.tcgplayer.604-906040");
  expect(sealedIdOf(box)).toBe(id);
  expect(CardId.safeParse(id).success).toBe(true);
  expect([setIdOf(id), numberPartOf(id)]).toEqual([
    ...["pokemon:en:product.tcgplayer.604", "906040"],
  ]);
  expect(placeOfPrinting(pricedPrintingOf(id))).toEqual({
    ...{ game: "pokemon", set: "product.tcgplayer.604", printing: "906040" },
  });
});

test("any product of a shop is found again by its id, and another one has another id", () => {
  const number = fc.stringMatching(/^[a-z0-9]{1,12}$/);
  const place = fc.record({
    game: fc.constantFrom("pokemon", "onepiece"),
    language: fc.constantFrom(...languages),
    shop: fc.constantFrom("tcgplayer", "card-market"),
    ...{ groupId: number, id: number },
  });
  fc.assert(
    fc.property(place, place, (one, other) => {
      const [id, second] = [sealedIdOf(one), sealedIdOf(other)];
      expect(id && sealedPlaceOf(id)).toEqual(one);
      expect(id === second).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});

test.each(["A1", "1-2", "1.2", "", "é", "1".repeat(90)])(
  "a product whose number is %j has no such id",
  (id) => {
    expect(sealedIdOf({ ...box, id })).toBeUndefined();
  },
);

test.each([
  "pokemon:en:base1-4",
  "pokemon:en:product-4",
  "pokemon:en:product.x-4",
  "onepiece:en:op-02-013_5fp1",
])("%s is no sealed product", (text) => {
  const id = PrintingId.parse(text);
  expect([isSealedId(id), sealedPlaceOf(id)]).toEqual([false, undefined]);
});
