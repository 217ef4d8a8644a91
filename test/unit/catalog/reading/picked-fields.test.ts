import { expect, test } from "vitest";
import { pickedFields } from "#functions/catalog/reading/picked-fields.ts";
import { charizard } from "#schemas/catalog/examples.ts";
import { getCard } from "#schemas/http/catalog-cards.ts";
import { CardView } from "#schemas/http/catalog-views.ts";

const card = CardView.parse(charizard);

test("[CAT-6] only the fields that were picked come, beside id and game", () => {
  expect(pickedFields(card, ["name", "hp", "rules"])).toEqual({
    ...{ id: card.id, game: card.game },
    ...{ name: card.name, hp: card["hp"] },
  });
});

test("whoever picks none gets the whole card", () => {
  expect(pickedFields(card, undefined)).toBe(card);
});

test("fields are names with commas between them, and no others are taken", () => {
  const { query } = getCard.request;
  expect(query.parse({ fields: "name, attacks,name" })).toEqual({ fields: ["name", "attacks"] });
  for (const fields of ["", "nonsense", "name;hp", "constructor", "__proto__"]) {
    expect(query.safeParse({ fields }).success).toBe(false);
  }
});
