import { describe, expect, test } from "vitest";
import { CardId } from "#schemas/catalog/card-id.ts";

const isCardId = (text: string) => CardId.safeParse(text).success;

describe("a card is named", () => {
  test.each([
    ...["pokemon:en:base1-4", "onepiece:ja:op-02-013_5fp1", "pokemon:en:exu-_3f"],
    ...["tcgdex:base1-4", "pokemontcg:ex10-?", "tcgplayer:42382", "TCGPlayer:42382"],
    ...["punk-records:569102/OP02-013", "base1-4", "OP02-013_p1", "ex10-!", "sv3pt5-6"],
  ])("by %s", (id) => {
    expect(isCardId(id)).toBe(true);
  });
});

describe("a card is not named", () => {
  test.each([
    ...["", "nonsense", "not an id", "42382", "-", "base1-", "-4", "<script>", "' OR 1=1"],
    ...[
      "pokemon:zz:base1-4",
      "pokemon:en:base1",
      "pokemon:base1-4",
      "onepiece:OP02-013",
      "pokemon:",
    ],
    ...["tcgdex:", ":base1-4", "a:b:c-1", "tcgdex:base1 4", "1shop:2", "a/b-1", "base1-é", "💥-1"],
    ...["a-\u0000", "a-\u200b", `a-${"1".repeat(99)}`, "\ud800-1"],
  ])("by %j", (id) => {
    expect(isCardId(id)).toBe(false);
  });

  test("and it is said what was expected", () => {
    expect(CardId.safeParse("nonsense").error?.issues[0]?.message).toBe(
      "must look like pokemon:en:base1-4 (game, language, set and number), or be an id of another " +
        "source such as tcgdex:base1-4, tcgplayer:42382 or base1-4",
    );
  });
});
