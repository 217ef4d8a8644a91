import { expect, test } from "vitest";
import { etagOf } from "#functions/collections/collection/counted-collection.ts";
import { collectionIdFor, derivedId, lotIdOf } from "#functions/collections/identifiers.ts";
import { attributesOf } from "#functions/collections/items/lots.ts";
import { aHead, someCopies } from "#test/support/collections/collections.ts";

// Ids lie in tables and in clients' hands: one that comes out otherwise splits a lot in two.
test("ids that were derived once are derived alike for ever", () => {
  expect(lotIdOf(attributesOf(someCopies()))).toBe("63ZM2D192XMKSM019JQ9K89G0T");
  expect(collectionIdFor("user-1", "key-1")).toBe("93E2K14J2P3S7WR1DYXEJGARKQ");
});

test("[API-3] a key makes another collection for each user and each key", () => {
  const ids = ["u1", "u2"].flatMap((user) => ["k1", "k2"].map((key) => collectionIdFor(user, key)));
  expect(new Set(ids).size).toBe(4);
  expect(ids).not.toContain(derivedId("lot", "u1", "k1"));
});

test("an ETag names the version and what the collection holds", () => {
  expect(etagOf({ ...aHead({ version: 3 }), lots: 2, cards: 7 })).toBe("v3.2.7");
});
