import { describe, expect, test } from "vitest";
import { judgeListing } from "#functions/prices/listings/judge-listing.ts";
import type { AskedCard } from "#functions/prices/listings/listing.ts";
import {
  baseCharizard,
  commonPikachu,
  modernCharizard,
  parallelLuffy,
  plainLuffy,
  promotionalCharmander,
  starRayquaza,
  twoInOne,
} from "#test/support/prices/listed-cards.ts";

/** What becomes of a title, in a word: `holo@psa-9`, `holo`, `lot`. */
function verdictOn(title: string, card: AskedCard, isGraded?: boolean): string {
  const judged = judgeListing({ title, isGraded }, card);
  if (judged.verdict === "rejected") return judged.reason;
  const { variant, state } = judged;
  if (!state) return variant;
  return "company" in state
    ? `${variant}@${state.company}-${state.grade}`
    : `${variant}@${state.condition}`;
}

const unlimited = "holo.unlimited";
const first = "holo.shadowless.1st-edition";

describe("a title that offers one copy of the card", () => {
  test.each([
    ["Pokemon Charizard 4/102 Base Set Unlimited Holo Rare WOTC", unlimited],
    ["1999 Pokémon Base Set Charizard 4/102 Holo - LP", `${unlimited}@lightly_played`],
    ["Charizard 4/102 Base Set Holo Moderately Played", `${unlimited}@moderately_played`],
    ["Charizard 4/102 Base Set Damaged Creased", `${unlimited}@damaged`],
    ["Charizard 4/102 HP Heavily Played Base", `${unlimited}@heavily_played`],
    ["Charizard Base Set 4/102 NM/Mint Holo Pokemon Card w/ toploader", unlimited],
    ["Pokemon Charizard 1999 Base Set Unlimited Holo #4 PSA 9 MINT", `${unlimited}@psa-9`],
    ["1999 POKEMON GAME CHARIZARD-HOLO #4 PSA 8 NM-MT", `${unlimited}@psa-8`],
    ["PSA 10 Gem Mint Charizard 4/102 Shadowless 1999 Base Set", "holo.shadowless@psa-10"],
    ["1st Edition Shadowless Charizard 4/102 BGS 9.5 Gem Mint", `${first}@bgs-9.5`],
    ["Charizard 1st Edition Base Set 4/102 CGC 7", `${first}@cgc-7`],
    ["CHARIZARD 004/102 BASE SET SGC 6 EX-NM #12345678", `${unlimited}@sgc-6`],
    ["Charzard 4/102 Base Set holo rare", unlimited],
    ["Base Set Charizard Holo Unlimited Nice Condition See Pics", unlimited],
    ["Charizard 4/102 Base Set - raw, PSA 10 candidate? ", unlimited],
    ["Charizard 4/102 Base set English 120HP fire type", unlimited],
    ["Charizard 4/102 Holo Base Set from my childhood collection", unlimited],
    // The number behind the set's name is no part of it.
    ["Charizard Holo - Base Set 4/102 - Near Mint", unlimited],
    ["Charizard Holo Base Set 4 of 102", unlimited],
    ["Charizard Holo 4-102 WOTC", unlimited],
    ["Charizard 4 102 holo", unlimited],
    // What only one set has names it.
    ["1999 Pokemon Shadowless #4 Charizard PSA 9", "holo.shadowless@psa-9"],
    ["Charizard 4/102 binder filler LP", `${unlimited}@lightly_played`],
  ])("%s", (title, expected) => {
    expect(verdictOn(title, baseCharizard)).toBe(expected);
  });

  test.each([
    ["Charizard ex 199/165 Special Illustration Rare SIR 151 MEW NM", "holo"],
    ["Pokemon 151 Charizard ex 199/165 PSA 10 GEM MINT", "holo@psa-10"],
    ["PSA10 Charizard EX #199 MEW EN-151 Special Illustration Rare", "holo@psa-10"],
    ["CGC Pristine 10 Charizard ex 199/165 Scarlet & Violet 151", "holo@cgc-10-pristine"],
    ["BGS 10 Black Label Charizard ex 199/165 151", "holo@bgs-10-black-label"],
    ["Charizard 199/165 SIR 151", "holo"],
    ["BGS 9 Charizard ex 199/165 PSA 10 potential!", "holo@bgs-9"],
    ["Charizard ex 199/165 raw not PSA BGS CGC 151", "holo"],
    ["Charizard ex 199/165 151 Pack Fresh Ships in Sleeve + Toploader", "holo"],
  ])("%s", (title, expected) => {
    expect(verdictOn(title, modernCharizard)).toBe(expected);
  });

  test.each([
    ["Pikachu 58/130 Base Set 2 Common", "normal"],
    ["Pikachu 58/130 Base Set 2 Reverse Holo", "reverse"],
    ["Pikachu 58/130 Non-Holo NM", "normal"],
    ["Pikachu #58 Base Set 2", "normal"],
    ["Pikachu #58 Base Set 2 Illustration Rare", "unsure"],
  ])("%s", (title, expected) => {
    expect(verdictOn(title, commonPikachu)).toBe(expected);
  });

  test.each([
    ["Monkey D. Luffy OP01-003 Leader Romance Dawn One Piece TCG", "normal"],
    ["One Piece OP01-003 L Luffy Leader NM English", "normal"],
    ["PSA 9 Monkey.D.Luffy OP01-003 Romance Dawn", "normal@psa-9"],
  ])("%s", (title, expected) => {
    expect(verdictOn(title, plainLuffy)).toBe(expected);
  });

  test.each([
    ["Charmander SVP 044 promo sealed in plastic", "holo"],
    ["Charmander promo SVP 044 Obsidian Flames ETB", "holo"],
    ["Obsidian Flames Elite Trainer Box sealed with Charmander SVP 044 promo", "sealed"],
    ["SEALED Obsidian Flames ETB Charmander promo SVP 044", "sealed"],
    ["Charmander SVP 044 promo Prismatic Evolutions", "holo"],
    ["Charmander SVP 044 promo 25th anniversary Celebrations", "other_set"],
    ["Charmander 45 Scarlet Violet promo SVP", "other_number"],
  ])("%s", (title, expected) => {
    expect(verdictOn(title, promotionalCharmander)).toBe(expected);
  });

  test.each([
    ["2005 Pokemon EX Deoxys Gold Star Holo Rayquaza #107 PSA 8", "holo@psa-8"],
    ["Rayquaza #107 Deoxys holo", "other_name"],
  ])("%s", (title, expected) => {
    expect(verdictOn(title, starRayquaza)).toBe(expected);
  });

  test.each([
    ["Gengar and Mimikyu GX 165/181 Team Up", "holo"],
    ["Gengar & Mimikyu Tag Team GX #165 Team Up", "holo"],
    ["Gengar & Mimikyu GX 165/181 and Eevee Team Up", "lot"],
    ["Gengar 165/181 Team Up", "other_name"],
  ])("%s", (title, expected) => {
    expect(verdictOn(title, twoInOne)).toBe(expected);
  });

  test("another print of a card with a code is asked for by its words", () => {
    const title = "Monkey D. Luffy OP01-003 Leader Alt Art Parallel Romance Dawn";
    expect(verdictOn(title, parallelLuffy)).toBe("normal");
    expect(verdictOn(title, plainLuffy)).toBe("other_print");
    expect(verdictOn("Monkey D. Luffy OP01-003 Leader", parallelLuffy)).toBe("other_print");
  });
});

describe("a title that offers something else", () => {
  test.each([
    ["", "empty"],
    ["Pokemon Card Lot Charizard 4/102 + 50 commons", "lot"],
    ["Charizard 4/102 Blastoise 2/102 Venusaur 15/102 Base Set Holo", "lot"],
    ["4x Charizard 4/102 Base Set playset", "lot"],
    ["Base Set Complete Set 102/102 Charizard", "lot"],
    ["Charizard & Blastoise Base Set Holo", "lot"],
    ["Charizard 4/102 and Blastoise Base Set", "lot"],
    ["Charizard 4/102 Proxy Custom Card Holo", "fake"],
    ["Gold Metal Charizard 4/102 Base Set Pokemon Card", "fake"],
    ["Charizard 4/102 Orica Fan Art Base Set", "fake"],
    ["Dark Charizard 4/82 Team Rocket Holo", "other_number"],
    ["Dark Charizard Holo Base Set", "other_name"],
    ["Charizard VMAX Base Set style", "other_name"],
    ["Blaine's Charizard 2/132 Gym Challenge", "other_number"],
    ["Charizard 11/108 XY Evolutions Holo", "other_set"],
    ["Charizard 4/102 Celebrations Classic Collection", "other_set"],
    ["Charizard 4/130 Base Set 2 Holo", "other_set"],
    ["Charizard 4/130 Holo", "other_number"],
    ["Blastoise 4/102 Base Set", "other_name"],
    ["Japanese Charizard 4/102 Base Set Holo", "other_language"],
    ["Glurak 4/102 Deutsch Base Set Charizard", "other_language"],
    ["リザードン Charizard 4/102", "other_language"],
    ["Charizard 4/102 Base Set Booster Pack Sealed", "sealed"],
    ["Charizard Elite Trainer Box Base Set", "sealed"],
    ["Base Set Singles - Choose Your Card - Charizard 4/102", "choice"],
    ["Pick your card Base Set Charizard 4/102", "choice"],
    ["Charizard 4/102 Base Set READ DESCRIPTION", "read_description"],
    ["Charizard 4/102 Base Set - check photos for damage", "read_description"],
    ["Charizard PTCGO Code Card 4/102 Base", "digital"],
    ["Charizard 4/102 Jumbo Oversized Base Set", "oversized"],
    ["Charizard 4/102 Base Set Card Sleeves 65ct", "accessory"],
    ["Charizard 4/102 Binder Album Base Set", "accessory"],
    ["Charizard 4/102 Base Set PSA 9 BGS 9.5", "several_grades"],
    ["Charizard 4/102 Base Set PSA Graded Slab", "grade_unknown"],
    ["Charizard 4/102 Signed by Arita Base Set", "altered"],
    ["Charizard 4/102 Base Set Reverse Holo", "other_variant"],
    ["Charizard 4/102 Topps sticker", "accessory"],
    ["Charizard Topps #4 Base", "other_game"],
    ["Charizard pokemon card rare holo", "unsure"],
  ])("%s", (title, expected) => {
    expect(verdictOn(title, baseCharizard)).toBe(expected);
  });

  test.each([
    ["Charizard ex 6/165 151 Double Rare", "other_number"],
    ["10 x Charizard ex 199/165 151", "lot"],
    ["Charizard ex 151 NM Holo", "unsure"],
    ["Charizard ex 201/165 sv2a Japanese 151", "other_language"],
  ])("%s", (title, expected) => {
    expect(verdictOn(title, modernCharizard)).toBe(expected);
  });

  test.each([
    ["Monkey D. Luffy OP05-119 Awakening of the New Era", "other_number"],
    ["Monkey D. Luffy OP01-003 Japanese Leader", "other_language"],
    ["Monkey D Luffy One Piece Leader Romance Dawn", "unsure"],
    ["Luffy OP01-003 + Zoro OP01-001 leaders", "lot"],
    ["Luffy OP01-003 Manga Rare", "other_print"],
  ])("%s", (title, expected) => {
    expect(verdictOn(title, plainLuffy)).toBe(expected);
  });
});

describe("what the marketplace says of a listing", () => {
  const title = "Charizard 4/102 Base Set Holo";
  test.each([
    [`${title} PSA 9`, false, "graded_and_raw"],
    [title, true, "grade_unknown"],
    [title, false, unlimited],
    [`${title} PSA 9`, true, `${unlimited}@psa-9`],
  ])("%s, graded %s", (text, isGraded, expected) => {
    expect(verdictOn(text, baseCharizard, isGraded)).toBe(expected);
  });

  test("something that is listed elsewhere, or of which the buyer chooses one, is none", () => {
    expect(judgeListing({ title, isSingleCard: false }, baseCharizard)).toEqual({
      verdict: "rejected",
      reason: "category",
    });
    expect(judgeListing({ title, isChoice: true }, baseCharizard)).toEqual({
      verdict: "rejected",
      reason: "choice",
    });
  });
});
