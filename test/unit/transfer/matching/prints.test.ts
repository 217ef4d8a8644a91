import { expect, it } from "vitest";
import { inShort, matching } from "#test/support/transfer/matched.ts";

const of = (cardCode: string, rarity = "Common") => ({ attributes: { cardCode }, rarity });
const match = await matching({
  "op-01": {
    game: "onepiece",
    name: "ROMANCE DAWN",
    abbreviation: "OP-01",
    cards: {
      "003": "Monkey.D.Luffy",
      "003_p1": "Monkey.D.Luffy",
      "016": "Nami",
      "016_p1": "Nami",
      "016_p2": "Nami",
      "017": "Nico Robin",
    },
    more: {
      "003": of("OP01-003", "Leader"),
      "003_p1": of("OP01-003", "Leader"),
      "016": of("OP01-016"),
      "016_p1": of("OP01-016"),
      "016_p2": of("OP01-016", "SP CARD"),
      "017": of("OP01-017"),
    },
  },
  "prb-01": {
    game: "onepiece",
    name: "ONE PIECE CARD THE BEST",
    abbreviation: "PRB-01",
    cards: { "OP01-016_r1": "Nami", "OP01-016_p8": "Nami", "OP01-003_p9": "Monkey.D.Luffy" },
    more: {
      "OP01-016_r1": of("OP01-016"),
      "OP01-016_p8": of("OP01-016"),
      "OP01-003_p9": of("OP01-003", "Leader"),
    },
  },
});

it.each([
  [
    "the plain card without a set",
    { number: "OP01-003", name: "Monkey.D.Luffy" },
    "matched found en:op-01-003",
  ],
  [
    "the plain card by a part of its name",
    { number: "OP01-003", name: "Luffy" },
    "matched name_misspelt en:op-01-003",
  ],
  [
    "the plain card",
    { setName: "Romance Dawn", number: "OP01-003", name: "Monkey D. Luffy" },
    "matched found en:op-01-003",
  ],
  [
    "the alternate art",
    { setName: "Romance Dawn", number: "OP01-003", name: "Monkey.D.Luffy (Alternate Art)" },
    "matched found en:op-01-003_5fp1",
  ],
  [
    "the parallel",
    {
      setName: "Romance Dawn [OP-01]",
      number: "OP01-003",
      name: "Monkey.D.Luffy (003) (Parallel)",
    },
    "matched found en:op-01-003_5fp1",
  ],
  [
    "the special print",
    { setCode: "OP01", number: "016", name: "Nami (SP)" },
    "matched found en:op-01-016_5fp2",
  ],
  [
    "no special print as a parallel",
    { setCode: "OP01", number: "016", name: "Nami (Parallel)" },
    "matched found en:op-01-016_5fp1",
  ],
  [
    "the reprint of its set",
    { setName: "Premium Booster -The Best-", number: "OP01-016", name: "Nami" },
    "matched found en:prb-01-op01_2d016_5fr1",
  ],
  [
    "the parallel of a reprint",
    { setName: "Premium Booster -The Best-", number: "OP01-016", name: "Nami (Alternate Art)" },
    "matched found en:prb-01-op01_2d016_5fp8",
  ],
  [
    "the only print that a set has",
    { setCode: "PRB-01", number: "OP01-003", name: "Monkey.D.Luffy" },
    "matched found en:prb-01-op01_2d003_5fp9",
  ],
  [
    "a print that the number names",
    { number: "OP01-016_p8", name: "Nami" },
    "matched found en:prb-01-op01_2d016_5fp8",
  ],
  [
    "the card of a code without a hyphen",
    { number: "OP01003", name: "Monkey.D.Luffy" },
    "matched found en:op-01-003",
  ],
])("takes %s", (_what, said, short) => {
  expect(inShort(match({ game: "One Piece", ...said }))).toBe(short);
});

it.each([
  [
    "an alternate art that a set does not have",
    { setCode: "OP01", number: "017", name: "Nico Robin (Alternate Art)" },
    "ambiguous no_such_print en:op-01-017",
  ],
  [
    "the same by its name",
    { setCode: "OP01", name: "Nico Robin (Parallel)" },
    "ambiguous no_such_print en:op-01-017",
  ],
  [
    "an alternate art of several sets",
    { number: "OP01-003", name: "Monkey.D.Luffy (Alternate Art)" },
    "ambiguous several_prints en:op-01-003_5fp1 en:prb-01-op01_2d003_5fp9",
  ],
  [
    "a code of another name",
    { number: "OP01-016", name: "Nico Robin" },
    "ambiguous number_contradicts_name",
  ],
  [
    "a set that does not have the code",
    { setCode: "PRB-01", number: "OP01-017", name: "Nico Robin" },
    "ambiguous no_such_print en:op-01-017",
  ],
])("leaves %s to a person", (_what, said, short) => {
  expect(inShort(match({ game: "One Piece Card Game", ...said }))).toContain(short);
});

it("takes a card whatever finish is said, for its game's are not told", () => {
  const said = { setCode: "OP01", number: "017", name: "Nico Robin" };
  expect(inShort(match({ ...said, finish: ["foil"] }))).toBe(
    "matched finish_not_told en:op-01-017",
  );
  expect(inShort(match({ ...said, finish: ["normal"] }))).toBe("matched found en:op-01-017");
});
