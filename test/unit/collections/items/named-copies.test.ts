import { expect, test } from "vitest";
import { namedCopies } from "#functions/collections/items/named-copies.ts";
import type { AskedCopies } from "#schemas/collections/item.ts";
import { called, cardId, idsOf } from "#test/support/catalogue/id-tables.ts";
import { someCopies } from "#test/support/collections/collections.ts";

const table = idsOf([
  called("pokemon:en:base1-4", { crosswalk: { tcgplayer: "42382" } }),
  called("pokemon:en:two-1", { crosswalk: { tcgplayer: "7" } }),
  called("pokemon:en:two-2", { crosswalk: { tcgplayer: "7" } }),
]);
const idTables = async () => [table];
const copiesOf = (id: string): AskedCopies => ({ ...someCopies(), printingId: cardId(id) });

test("[COL-1] copies are of the printing that any of its ids names", async () => {
  const named = await namedCopies([copiesOf("tcgplayer:42382"), copiesOf("pokemon:en:base1-4")], {
    idTables,
  });
  const whole = { ...someCopies(), printingId: "pokemon:en:base1-4" };
  expect(named).toEqual([whole, whole]);
});

test("[COL-2] all ids that mean no card, or several, are named at once", async () => {
  const items = ["tcgplayer:1", "pokemon:en:base1-4", "tcgplayer:7"].map(copiesOf);
  const error = await namedCopies(items, { idTables }).catch((thrown) => thrown);
  expect(error.code).toBe("collections.items_refused");
  expect(error.message).toBe(
    'Nothing was changed: There is no card "tcgplayer:1", and 1 more such reasons.',
  );
  expect(error.errors).toEqual([
    { in: "body", pointer: "#/items/0/printingId", detail: 'There is no card "tcgplayer:1"' },
    {
      ...{ in: "body", pointer: "#/items/2/printingId" },
      detail:
        "Several cards are called tcgplayer:7, so that it is believed of none: " +
        "pokemon:en:two-1, pokemon:en:two-2; name one of them",
    },
  ]);
});

test("a printing that is not known by our own id is left to whoever reads the catalogue", async () => {
  const [copies] = await namedCopies([copiesOf("pokemon:en:nowhere-1")], { idTables });
  expect(copies?.printingId).toBe("pokemon:en:nowhere-1");
});
