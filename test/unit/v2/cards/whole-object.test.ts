import { expect, test } from "vitest";
import { wholeObject } from "#functions/v2/cards/whole-object.ts";

test("[SRCH-5] what strict clients cannot read a card without is there, in its place", () => {
  const object = {
    id: "ex5pt5-1",
    abilities: [{ name: "Energy Burn", type: "Pokémon Power" }],
    attacks: [
      { name: "Fire Spin", cost: ["Fire"], text: "Coins." },
      { name: "Run", damage: "10" },
    ],
    weaknesses: [{ type: "Water" }, { type: "Fire", value: "×2" }],
    set: undefined,
    resistances: [{ type: "Grass" }],
  };
  expect(JSON.stringify(wholeObject(object))).toBe(
    JSON.stringify({
      ...object,
      abilities: [{ name: "Energy Burn", text: "", type: "Pokémon Power" }],
      attacks: [
        { name: "Fire Spin", cost: ["Fire"], damage: "", text: "Coins." },
        { name: "Run", damage: "10", text: "" },
      ],
      weaknesses: [
        { type: "Water", value: "" },
        { type: "Fire", value: "×2" },
      ],
      resistances: [{ type: "Grass", value: "" }],
    }),
  );
  expect(Object.keys(wholeObject(object))).toEqual(Object.keys(object));
});

test("[SRCH-5] what is whole stays as it was given, to the order of its fields", () => {
  const object = {
    abilities: [{ type: "Ability", name: "Damp", text: "No." }],
    weaknesses: [{ value: "×2", type: "Fire" }],
    rules: ["One."],
  };
  expect(JSON.stringify(wholeObject(object))).toBe(JSON.stringify(object));
});
