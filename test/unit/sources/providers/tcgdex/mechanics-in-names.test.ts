import { describe, expect, test } from "vitest";
import { mechanicsOf } from "#functions/sources/providers/pokemon/mechanics.ts";
import { cardOf, factsOf, findingsOf } from "#test/support/catalogue/tcgdex-card.ts";

const none = { suffix: undefined, stage: undefined, rarity: undefined };

describe("[CAT-2] mechanics are read from the name", () => {
  test.each<[string, object, string[]]>([
    // Japanese writes no blank before them.
    ["ピカチュウex", { suffix: "EX", stage: "Basic" }, ["ex"]],
    ["ミュウツーV", { stage: "Basic" }, ["V"]],
    ["ミュウVMAX", { stage: "VMAX" }, ["VMAX"]],
    ["ルギアVSTAR", { stage: "VMAX" }, ["VSTAR"]],
    ["ゲッコウガV-UNION", { stage: "Basic" }, ["V-UNION"]],
    ["ニドラン♀V", {}, ["V"]],
    ["ピカチュウ&ゼクロムGX", { suffix: "GX" }, ["GX", "TAG TEAM"]],
    ["ピカチュウ＆ゼクロムGX", {}, ["TAG TEAM", "GX"]],
    ["メガガルーラex", { suffix: "EX" }, ["Mega", "ex"]],
    ["MリザードンEX", { suffix: "EX" }, ["EX", "Mega"]],
    ["かがやくゲッコウガ", {}, ["Radiant"]],
    ["アンノーンV", {}, ["V"]],
    // What only looks like one.
    ["メガニウム", {}, []],
    ["メガニウムex", {}, ["ex"]],
    ["メガヤンマex", {}, ["ex"]],
    ["メガシグナル", {}, []],
    ["Mr.マイム", {}, []],
    ["Icognito V", {}, []],
    ["Icognito V", { suffix: "V" }, ["V"]],
    ["Vivillon", {}, []],
    ["Alex", {}, []],
    // Other languages.
    ["Mega-Garados-ex", { suffix: "EX", stage: "MEGA" }, ["Mega", "ex"]],
    ["Glurak-EX", { suffix: "EX" }, ["EX"]],
    ["Arceus V ASTRO", { stage: "VSTAR" }, ["VSTAR"]],
    // The source calls them V besides; a card is one of these.
    ["Arceus VSTAR", { suffix: "V", stage: "VSTAR" }, ["VSTAR"]],
    ["Mewtwo V-UNION", { suffix: "V", stage: "V-UNION" }, ["V-UNION"]],
    ["Arceus V", { suffix: "V" }, ["V"]],
    // Whose Pokémon it is says that it is an SP.
    ["Alakazam E4 LV.X", { stage: "LEVEL-UP" }, ["SP", "LV.X"]],
    ["Simsala 4", { stage: "LEVEL-UP" }, ["SP", "LV.X"]],
    ["Charizard G", { stage: "LEVEL-UP" }, ["SP", "LV.X"]],
    ["Unown G", { stage: "Basic" }, []],
    ["Charizard G LV.X", { stage: "LEVEL-UP", suffix: "SP" }, ["SP", "LV.X"]],
    ["Flygon LV.X", { stage: "LEVEL-UP" }, ["LV.X"]],
    ["Life Dew", { rarity: "Rare ACE" }, ["ACE SPEC"]],
    ["Strahlendes Evoli", {}, ["Radiant"]],
    ["Évoli Radieux", { rarity: "Radiant Rare" }, ["Radiant"]],
    ["피카츄ex", {}, ["ex"]],
    ["皮卡丘VMAX", {}, ["VMAX"]],
  ])("%s with %j is %j", (name, more, expected) => {
    expect(mechanicsOf({ name, ...none, ...more })).toEqual(expected);
  });

  test("a VSTAR that the source calls a VMAX is a VSTAR, and that is a finding", () => {
    const change = { name: "ルギアVSTAR", stage: "VMAX" };
    expect(factsOf(cardOf(change))).toMatchObject({ stage: "VSTAR", mechanics: ["VSTAR"] });
    expect(findingsOf(change)).toEqual(["contradiction: stage: VMAX, but the name says VSTAR"]);
  });
});
