import { describe, expect, test } from "vitest";
import { tcgdexCard } from "#functions/sources/providers/tcgdex/normalize-card.ts";
import { numberOf } from "#functions/sources/providers/tcgdex/text.ts";
import { Language } from "#schemas/values.ts";
import { cardBody } from "#test/support/catalogue/tcgdex-card.ts";

const language = Language.parse("en");
const made = (change: object, listedIn?: string) =>
  tcgdexCard(cardBody(change), { language, ...(listedIn && { listedIn }) });

describe("[CAT-1] a number that travels percent-encoded", () => {
  test.each([
    ["%3F", "?"],
    ["%C3%A9", "é"],
    ["%E2%98%85-1", "★-1"],
    ["%c3%a9%3F", "é?"],
    ["TG12", "TG12"],
    ["100%", "100%"],
    ["%E9", "%E9"],
    ["%C3", "%C3"],
  ])("%s is %s", (localId, number) => {
    expect(numberOf(localId)).toBe(number);
  });
});

describe("[CAT-4] a card lies where the source lists it", () => {
  test("a body that names another set stays in the set that lists it, with a finding", () => {
    const { card } = made({ set: { id: "base2" } }, "base1");
    expect(card).toMatchObject({ id: "pokemon:en:base1-4", setId: "pokemon:en:base1" });
    expect(card.findings.map(({ code }) => code)).toEqual(["other_set"]);
  });

  test("a body that says no id is the card that was asked for", () => {
    const asked = { language, listedIn: "base1", askedFor: "base1-4" };
    const { card, sourceId } = tcgdexCard(cardBody({ id: "" }), asked);
    expect({ id: card.id, sourceId }).toEqual({ id: "pokemon:en:base1-4", sourceId: "base1-4" });
    expect(card.findings).toEqual([{ code: "missing_field", detail: "id" }]);
  });

  test("a body that names no set is in the set that lists it", () => {
    expect(made({ set: undefined }, "base1").card.setId).toBe("pokemon:en:base1");
    expect(made({}, "base1").card.findings).toEqual([]);
  });

  test.each([
    ["base1-5", "4", "5"],
    ["exu-%3F", "?", "?"],
    ["sv03.5-006", "006", "006"],
    ["tk-xy-latio-8", "8", "8"],
    ["somewhere-else-9", "4", "9"],
  ])("%s says itself which number it is, whatever the body says", (id, localId, ownNumber) => {
    const set = { id: id.slice(0, id.lastIndexOf("-")).replace("somewhere-else", "base1") };
    const card = made({ id, localId, set });
    expect(card).toMatchObject({ sourceId: id, ownNumber, card: { number: localId } });
  });
});
