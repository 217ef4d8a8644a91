import { expect, test } from "vitest";
import { findHeld } from "#functions/catalog/products/find-held.ts";
import { PrintingId } from "#schemas/values.ts";
import { aCard, aProvenance } from "#test/support/catalogue/catalog.ts";
import { aBox, heldAs, storeSelling } from "#test/support/catalogue/sealed.ts";
import { recordCards } from "#test/support/catalogue/silver.ts";

const [box, single] = [aBox(), aBox({ id: "42382", kind: "single", name: "Charizard" })];

test("[COL-1] printings and sealed products are found side by side", async () => {
  const store = await storeSelling(box, single);
  const card = aCard();
  await recordCards([{ card, provenance: aProvenance() }], { store });
  const found = await findHeld([card.id, heldAs(box), card.id], { store });
  expect([...found.keys()]).toEqual([card.id, heldAs(box)]);
  expect(found.get(heldAs(box))).toEqual({
    ...{ id: heldAs(box), game: "pokemon", language: "en", name: "Base Set Booster Box" },
    ...{ setId: "pokemon:en:product.tcgplayer.604", number: "906040", attributes: {} },
    variants: [{ key: "sealed", finish: "sealed", productIds: { tcgplayer: "906040" } }],
    images: [],
  });
});

test("a single card, another language and what nobody sells are held under no such id", async () => {
  const store = await storeSelling(box, single);
  const others = [
    heldAs(single),
    heldAs({ ...box, id: "1" }),
    heldAs({ ...box, language: "de" }),
    heldAs({ ...box, groupId: "605" }),
    PrintingId.parse("pokemon:en:product.nobody.604-906040"),
  ];
  expect([...(await findHeld(others, { store })).keys()]).toEqual([]);
});
