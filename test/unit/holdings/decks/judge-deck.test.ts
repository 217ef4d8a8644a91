import { describe, expect, test } from "vitest";
import { type DeckCopies, judgeDeck } from "#functions/holdings/decks/judge-deck.ts";
import type { DeckCard, DeckRules } from "#schemas/games/index.ts";
import { onepiece } from "#schemas/games/onepiece.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";

const legal = { standard: true, expanded: true };
const rulesOf = ({ decks }: { readonly decks?: DeckRules }): DeckRules => {
  if (decks) return decks;
  throw new Error("The game has no rules of decks.");
};
const copies = (quantity: number, name: string, card: Partial<DeckCard> = {}): DeckCopies => ({
  ...{ itemId: name, quantity },
  card: { name, category: "pokemon", attributes: { legal }, ...card },
});
const energy = (quantity: number) =>
  copies(quantity, "Fire Energy", { category: "energy", attributes: { energyType: "Normal" } });
const basic = (quantity: number, name: string, more: object = {}) =>
  copies(quantity, name, { attributes: { legal, stage: "Basic", ...more } });
const told = (deck: readonly DeckCopies[], game = pokemon) => {
  const { reasons, formats } = judgeDeck(rulesOf(game), deck);
  return {
    deck: reasons.map(({ code, detail }) => `${code}: ${detail}`),
    formats: Object.fromEntries(
      formats.map(({ format, reasons: own }) => [
        format,
        own.map(({ code, itemIds }) => `${code}: ${itemIds}`),
      ]),
    ),
  };
};
const fine = { deck: [], formats: { standard: [], expanded: [], unlimited: [] } };

describe("[COL-4] a Pokémon deck", () => {
  test("of sixty cards with a basic Pokémon may be played, with any number of basic energy", () => {
    expect(told([basic(4, "Charmander"), energy(56)])).toEqual(fine);
  });

  test("has exactly sixty cards", () => {
    expect(told([basic(4, "Charmander"), energy(55)]).deck).toEqual([
      "size: There must be exactly 60 cards, and there are 59.",
    ]);
    expect(judgeDeck(rulesOf(pokemon), []).parts).toEqual([
      { label: "cards", count: 0, exactly: 60 },
    ]);
  });

  test("has four of a name, whichever print, and no more", () => {
    const deck = [basic(2, "Pikachu"), basic(2, "Pikachu δ"), basic(1, "Pikachu"), energy(55)];
    expect(told(deck).deck).toEqual([
      "too_many_copies: At most 4 of Pikachu may be in a deck, and there are 5.",
    ]);
    const professors = ["Juniper", "Oak"].map((who) =>
      copies(3, `Professor’s Research (Professor ${who})`, { category: "trainer" }),
    );
    expect(told([basic(4, "Charmander"), ...professors, energy(50)]).deck).toEqual([
      "too_many_copies: At most 4 of Professor’s Research may be in a deck, and there are 6.",
    ]);
  });

  test("has as many as the card itself allows", () => {
    const rules = ["You may have as many of this card in your deck as you like."];
    expect(told([basic(30, "Arceus", { rules }), energy(30)])).toEqual(fine);
  });

  test("has one ACE SPEC, one Radiant Pokémon, one ★, and one ◇ of a name", () => {
    const of = (mechanic: string, names: readonly string[]) =>
      told([
        ...names.map((name) => basic(1, name, { mechanics: [mechanic] })),
        energy(60 - names.length),
      ]).deck;
    expect(of("ACE SPEC", ["Computer Search", "Dowsing Machine"])).toEqual([
      "too_many_copies: At most 1 of ACE SPEC cards may be in a deck, and there are 2.",
    ]);
    expect(of("Radiant", ["Radiant Charizard", "Radiant Eevee"])).toHaveLength(1);
    expect(of("Star", ["Charizard ★", "Mew ★"])).toHaveLength(1);
    expect(of("Prism Star", ["Ditto ◇", "Giratina ◇"])).toEqual([]);
    expect(of("Prism Star", ["Ditto ◇", "Ditto ◇"])).toHaveLength(1);
  });

  test("has a basic Pokémon", () => {
    const deck = [copies(4, "Charmeleon", { attributes: { legal, stage: "Stage 1" } }), energy(56)];
    expect(told(deck).deck).toEqual(["kind_missing: There must be a basic Pokémon."]);
  });

  test("is legal where all of its cards are, as far as somebody says so", () => {
    const banned = [{ format: "unlimited", status: "Banned" }];
    const deck = [
      basic(4, "Charmander", { legal: { standard: false, expanded: true } }),
      copies(4, "Old", { attributes: {} }),
      copies(1, "Banned", { attributes: { legal: { standard: true }, legalities: banned } }),
      energy(51),
    ];
    expect(told(deck).formats).toEqual({
      standard: ["not_legal: Charmander", "legality_unknown: Old"],
      expanded: ["legality_unknown: Old", "legality_unknown: Banned"],
      unlimited: ["not_legal: Banned"],
    });
  });
});

describe("[COL-4] a One Piece deck", () => {
  const card = (quantity: number, code: string, colors: string[], category = "character") =>
    copies(quantity, code, { category, attributes: { cardCode: code, colors } });
  const leader = card(1, "OP01-001", ["Red", "Green"], "leader");
  const rest = Array.from({ length: 12 }, (_none, at) => card(4, `OP01-1${at}`, ["Red"]));

  test("is a leader and fifty cards of its colours; its DON!! cards are beside it", () => {
    const deck = [leader, ...rest, card(2, "OP01-200", ["Green"]), card(10, "DON!!", [], "don!!")];
    expect(told(deck, onepiece)).toEqual({ deck: [], formats: { constructed: [] } });
  });

  test("has one leader, and fifty beside it", () => {
    expect(told([card(2, "OP01-001", ["Red"], "leader"), ...rest], onepiece).deck).toEqual([
      "size: There must be exactly 1 leader, and there are 2.",
      "size: There must be exactly 50 cards beside the leader, and there are 48.",
    ]);
  });

  test("has four of a number, whichever print, and more where the card allows it", () => {
    const parallel = copies(1, "Parallel", {
      ...{ category: "character", attributes: { cardCode: "OP01-10", colors: ["Red"] } },
    });
    const any = "Under the rules of this game, you may have any number of this card in your deck.";
    const pacifista = copies(6, "Pacifista", {
      ...{
        category: "character",
        attributes: { cardCode: "OP01-75", colors: ["Red"], effect: any },
      },
    });
    const { deck } = told([leader, ...rest.slice(0, 11), parallel, pacifista], onepiece);
    expect(deck.filter((one) => one.startsWith("too_many"))).toEqual([
      "too_many_copies: At most 4 of OP01-10 may be in a deck, and there are 5.",
    ]);
  });

  test("has no card of another colour than the leader’s", () => {
    const { deck } = told([leader, ...rest, card(2, "OP02-9", ["Blue"])], onepiece);
    expect(deck).toEqual([
      "does_not_go_with: OP02-9 is Blue, and the leader OP01-001 is Red and Green.",
    ]);
  });
});
