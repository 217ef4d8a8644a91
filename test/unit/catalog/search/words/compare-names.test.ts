import { expect, test } from "vitest";
import { compareNames } from "#functions/catalog/search/words/compare-names.ts";

test("names are in the order of what is compared of them, then as they are printed", () => {
  const sorted = ["Zapdos", "Éevee", "Eevee", "mew", "Mew", "Mr. Mime", "Eevee ex"];
  expect(sorted.toSorted(compareNames)).toEqual([
    ...["Eevee", "Éevee", "Eevee ex", "Mew", "mew", "Mr. Mime", "Zapdos"],
  ]);
});
