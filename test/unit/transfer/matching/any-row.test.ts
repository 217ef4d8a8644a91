import fc from "fast-check";
import { expect, it } from "vitest";
import { matcher } from "#functions/transfer/matching/matcher.ts";
import { MatchReason } from "#schemas/transfer/match-reason.ts";
import { Match } from "#schemas/transfer/row-verdict.ts";
import { aRow, tableOf } from "#test/support/transfer/matched.ts";

const table = await tableOf({
  base1: {
    name: "Base Set",
    abbreviation: "BS",
    cards: { "4": ["Charizard", "holo", "holo.1st-edition"], "5": "Clefairy" },
  },
  base4: { name: "Base Set 2", abbreviation: "B2", cards: { "4": "Charizard", "5": "Clefairy" } },
  "op-01": { game: "onepiece", name: "ROMANCE DAWN", cards: { "003": "Nami", "003_p1": "Nami" } },
});
const match = matcher(table);

const odd = fc.string({ unit: "binary", maxLength: 60 });
const oneOf = (...texts: string[]) =>
  fc.option(fc.oneof(fc.constantFrom(...texts), odd), { nil: undefined });
const row = fc.record({
  name: oneOf("Charizard", "Clefairy", "Nami", "Nami (Alternate Art)", "Charizrd", "([((", " - "),
  setName: oneOf("Base Set", "Base Set 2", "Romance Dawn", "Base", ":", "[]"),
  setCode: oneOf("BS", "B2", "OP-01", "["),
  number: oneOf("4", "4/102", "5", "OP01-003", "003_p1", "Apr-02", "/", "4/"),
  finish: fc.array(fc.oneof(fc.constantFrom("holofoil", "normal", "1st edition"), odd), {
    maxLength: 3,
  }),
  ids: fc.array(
    fc.record({ kind: fc.constantFrom("cardlake", "tcgplayer", "tcgdex", "constructor"), id: odd }),
    { maxLength: 2 },
  ),
  rarity: oneOf("Common"),
  game: oneOf("Pokemon", "One Piece"),
});
const present = (said: object) =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

it("makes of any row a match as the schema has it, with a reason of the vocabulary and a sentence", () => {
  fc.assert(
    fc.property(row, (said) => {
      const found = Match.parse(match(aRow(present(said))));
      expect(MatchReason.safeParse(found.reason).success).toBe(true);
      expect(found.detail).toMatch(/[.]$/);
      expect(found.candidates.length > 0).toBe(found.verdict !== "unresolved");
      if (found.verdict === "matched") expect(found.candidates).toHaveLength(1);
    }),
    { numRuns: 500 },
  );
});

it("matches no card of another name, unless an id of ours says so", () => {
  fc.assert(
    fc.property(fc.constantFrom("Charizard", "Clefairy", "Nami"), row, (name, said) => {
      const found = match(aRow(present({ ...said, name, ids: [] })));
      if (found.verdict === "matched") expect(found.candidates[0]?.name).toBe(name);
    }),
  );
});

it("makes the same of a row each time", () => {
  fc.assert(
    fc.property(row, (said) => {
      const once = match(aRow(present(said)));
      expect(match(aRow(present(said)))).toEqual(once);
    }),
  );
});
