import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fittingAttributes } from "#schemas/games/index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { Language } from "#schemas/values.ts";
import { cardOf, factsOf, findingsOf } from "#test/support/catalogue/tcgdex-card.ts";

const german = {
  attacks: [
    { name: "Drachenklaue", cost: ["Feuer", "Farblos"], damage: 40, effect: "Eins.\nZwei." },
  ],
  abilities: [{ type: "Fähigkeit", name: "Aura", effect: "Immer." }],
  weaknesses: [{ type: "Wasser", value: "×2" }],
  item: { name: "Mondstein", effect: "Gilt." },
  description: "Fliegt.",
  level: 45,
};

describe("[CAT-6] a card is whole", () => {
  test("its texts stay as they are printed, its types are English words", () => {
    expect(factsOf(cardOf(german, Language.parse("de")))).toMatchObject({
      attacks: [
        { name: "Drachenklaue", cost: ["Fire", "Colorless"], damage: "40", effect: "Eins.\nZwei." },
      ],
      abilities: [{ type: "Ability", name: "Aura", effect: "Immer." }],
      weaknesses: [{ type: "Water", value: "×2" }],
      heldItem: [{ name: "Mondstein", effect: "Gilt." }],
      flavorText: "Fliegt.",
      level: "45",
    });
  });

  test("a part of an attack that does not fit costs itself only", () => {
    const attacks = [{ name: "Slash", damage: { of: 40 } }, 7, {}];
    expect(factsOf(cardOf({ attacks }))["attacks"]).toEqual([{ name: "Slash" }]);
    expect(findingsOf({ attacks })).toHaveLength(2);
  });

  test("whatever JSON comes, the attributes are those that the game describes", () => {
    const field = fc.constantFrom(
      ...Object.keys(german),
      "resistances",
      "effect",
      "legal",
      "types",
    );
    fc.assert(
      fc.property(
        fc.dictionary(field, fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()))),
        (odd) => {
          const { attributes } = cardOf(odd);
          expect(fittingAttributes(pokemon, attributes).misfits).toEqual([]);
        },
      ),
    );
  });
});
