import fc from "fast-check";
import { expect, it } from "vitest";
import type { Copies, HeldCopies } from "#functions/transfer/matching/duplicates/copies.ts";
import {
  duplicateOf,
  duplicatesAmong,
  equalRows,
} from "#functions/transfer/matching/duplicates/duplicates.ts";
import { jaccard, similarTexts } from "#functions/transfer/matching/duplicates/similar-texts.ts";

const copies = (change: Partial<Copies> = {}): Copies => ({
  ...{ printingId: "pokemon:en:base1-4", variant: "holo", language: "en", condition: "near_mint" },
  ...{ name: "Charizard", setName: "Base Set" },
  ...change,
});
const held = (change: Partial<HeldCopies> = {}): HeldCopies => ({
  ...copies(change),
  itemId: "item",
  ...change,
});
const slab = { company: "psa", grade: "9", certificate: "47216532" };

it("knows copies that are equal in printing, variant, condition and language", () => {
  expect(duplicateOf(copies(), [held()])).toEqual({
    ...{ kind: "exact", itemId: "item" },
    detail: "You have it: the same printing, variant, language and condition.",
  });
});

it.each([
  ["variant", { variant: "normal" }, "variant holo"],
  ["language", { language: "de" }, "language en"],
  ["condition", { condition: "damaged" }, "condition near_mint"],
  ["grade", { condition: undefined, grade: slab }, "condition near_mint, grade none"],
])("asks about the same card in another %s, and says which is held", (_what, change, said) => {
  const found = duplicateOf(copies(change), [held()]);
  expect(found?.kind).toBe("fuzzy");
  expect(found?.detail).toBe(`You have Charizard of Base Set, in ${said}.`);
});

it("knows copies by where they come from, whatever else changed, and before equal ones", () => {
  const sources = ["https://www.example.test/cards/7/?utm_source=mail"];
  const other = held({ itemId: "other", condition: "damaged", sources: ["example.test/cards/7"] });
  expect(duplicateOf(copies({ sources }), [held(), other])).toMatchObject({
    kind: "source_id",
    itemId: "other",
  });
});

it("knows a slab by its certificate", () => {
  const graded = { condition: undefined, grade: slab };
  expect(
    duplicateOf(copies({ ...graded, printingId: "pokemon:en:x-1" }), [held(graded)]),
  ).toMatchObject({ kind: "source_id" });
  const another = { condition: undefined, grade: { ...slab, certificate: "1" } };
  expect(duplicateOf(copies(another), [held(graded)])).toMatchObject({
    kind: "fuzzy",
    detail: expect.stringContaining("another slab"),
  });
});

it("takes seven words of ten in common, and not less, for much the same", () => {
  const [a, b] = [
    "one two three four five six seven eight",
    "one two three four five six seven nine ten",
  ];
  // 7 of 10.
  const near = duplicateOf(copies({ printingId: "a", name: a, setName: "" }), [
    held({ printingId: "b", name: b, setName: "" }),
  ]);
  expect(near).toMatchObject({ kind: "fuzzy", detail: expect.stringContaining("70 %") });
  const far = held({ printingId: "b", name: `${b} eleven`, setName: "" });
  expect(duplicateOf(copies({ printingId: "a", name: a, setName: "" }), [far])).toBeUndefined();
});

it("finds equal rows of a file, and leaves rows that mean no card", () => {
  const rows = [copies(), undefined, copies({ variant: "normal" }), copies(), undefined, copies()];
  expect([...equalRows(rows)]).toEqual([
    [3, 0],
    [5, 0],
  ]);
});

const word = fc.constantFrom(
  "base",
  "set",
  "mew",
  "ex",
  "gx",
  "charizard",
  "pikachu",
  "two",
  "promo",
  "star",
);
const text = fc.uniqueArray(word, { minLength: 1, maxLength: 7 });
it("finds as similar a text as comparing with each would", () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), text, (all, said) => {
      const found = similarTexts(all.map((words, value) => ({ value, words })))(said, () => false);
      const best = Math.max(0, ...all.map((words) => jaccard(new Set(said), words)));
      expect(found?.alike ?? 0).toBe(best >= 0.7 ? best : 0);
    }),
  );
});

it("looks through fifty thousand copies without comparing with each", () => {
  const many = Array.from({ length: 50_000 }, (_none, at) =>
    held({
      itemId: `${at}`,
      printingId: `p${at}`,
      name: `Name${at % 9000}`,
      setName: `Set ${at % 200}`,
    }),
  );
  const find = duplicatesAmong(many);
  for (let at = 0; at < 10_000; at += 1) {
    expect(
      find(copies({ printingId: "other", name: `Name${at % 9000}`, setName: `Set ${at % 200}` }))
        ?.kind,
    ).toBe("fuzzy");
  }
}, 20_000);
