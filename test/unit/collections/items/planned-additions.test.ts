import { expect, test } from "vitest";
import { batchesOf } from "#functions/collections/items/lots.ts";
import type { LotOfEquals } from "#functions/collections/items/lots-of-equals.ts";
import {
  mostLots,
  plannedAdditions,
  refuseUnknown,
} from "#functions/collections/items/planned-additions.ts";
import type { Ulid } from "#schemas/values.ts";
import type { DomainError } from "#shared/kernel/errors.ts";
import {
  aLot,
  at,
  charizard,
  printing,
  someCopies,
} from "#test/support/collections/collections.ts";

const nothing = new Map<Ulid, LotOfEquals>();
const caught = (act: () => unknown): DomainError => {
  try {
    act();
  } catch (error) {
    return error as DomainError;
  }
  throw new Error("Nothing was refused.");
};

test("the last place of a collection can be taken, and none after it", () => {
  const two = batchesOf([someCopies(), someCopies({ printingId: printing(5) })]);
  expect(plannedAdditions(two, { found: nothing, lots: mostLots - 2 }, at)).toHaveLength(2);
  const refused = caught(() => plannedAdditions(two, { found: nothing, lots: mostLots - 1 }, at));
  expect(refused).toMatchObject({
    code: "collections.too_many",
    facts: { most: 50_000, there: 49_999 },
  });
});

test("more of what is there needs no place, even where too many are already", () => {
  const found = new Map([[aLot().id, { id: aLot().id, lot: aLot() }]]);
  const plan = plannedAdditions(batchesOf([someCopies()]), { found, lots: mostLots + 1 }, at);
  const after = aLot({ quantity: 2, version: 2, fieldVersions: { "*": 1, quantity: 2 } });
  expect(plan).toEqual([{ before: aLot(), after }]);
});

test("every entry that makes a lot too large is named, with how large it would be", () => {
  const items = [
    someCopies({ quantity: 5_000 }),
    someCopies({ printingId: printing(5) }),
    someCopies({ quantity: 5_000 }),
  ];
  const detail = "the lot would hold 10000 copies, and 9999 is the most";
  const plan = () => plannedAdditions(batchesOf(items), { found: nothing, lots: 0 }, at);
  expect(caught(plan).errors).toEqual([
    { in: "body", pointer: "#/items/0/quantity", detail },
    { in: "body", pointer: "#/items/2/quantity", detail },
  ]);
});

test("what the catalogue does not know is refused with what it does know", () => {
  const items = [someCopies(), someCopies({ printingId: printing(5) })];
  const refused = (variants: [typeof charizard, string[]][]) =>
    caught(() => refuseUnknown(items, new Map(variants) as never, new Set())).errors?.map(
      ({ detail }) => detail,
    );
  expect(refused([[charizard, []]])).toEqual([
    `${charizard} has no variant holo; it has none`,
    `the catalogue has no printing ${printing(5)}`,
  ]);
  expect(refused([[charizard, ["normal", "reverse"]]])?.[0]).toBe(
    `${charizard} has no variant holo; its variants are normal, reverse`,
  );
});
