import { expect, test } from "vitest";
import { codes, merged, says } from "#test/support/catalogue/merged-cards.ts";

test("[CAT-1] what two cards of a set claim as theirs alone is believed of neither", () => {
  const claims = (number: string, tcgplayer: string) =>
    says("tcgdex", number, {
      ...{ number, ownNumber: number, crosswalk: { tcgdex: number } },
      variants: [{ key: "holo", finish: "holo", productIds: { tcgplayer } }],
    });
  const cards = merged(claims("1", "7"), claims("2", "7"), claims("3", "8"));
  expect(["1", "2", "3"].map((number) => cards.get(number)?.value.variants)).toEqual([
    [{ key: "holo", finish: "holo" }],
    [{ key: "holo", finish: "holo" }],
    [{ key: "holo", finish: "holo", productIds: { tcgplayer: "8" } }],
  ]);
  expect(cards.get("1")?.value.findings).toEqual([
    {
      code: "crosswalk_conflict",
      about: "tcgplayer:7",
      detail: "tcgplayer:7 is claimed by pokemon:en:base1-2 too",
    },
  ]);
  expect(cards.get("1")?.value.crosswalk).toEqual({ tcgdex: "1" });
});

test("[CAT-3] of two cards of one number the one whose own id says it stays", () => {
  const own = (id: string) => ({ crosswalk: { tcgdex: id } });
  const charizard = says("tcgdex", "base1-4", {
    ...{ name: "Charizard", number: "4", ownNumber: "4" },
    ...own("base1-4"),
  });
  const clefairy = says("tcgdex", "base1-5", {
    ...{ name: "Clefairy", number: "4", ownNumber: "5" },
    ...own("base1-5"),
  });
  const cards = merged(clefairy, charizard);
  expect(cards.get("4")?.value.name).toBe("Charizard");
  expect(cards.get("5")?.value).toMatchObject({ id: "pokemon:en:base1-5", name: "Clefairy" });
  expect([codes(cards.get("4")?.value), codes(cards.get("5")?.value)]).toEqual([
    ["duplicate_number"],
    ["duplicate_number"],
  ]);
  const mended = says("tcgdex", "base1-5", {
    ...{ name: "Clefairy", number: "5", ownNumber: "5" },
    ...own("base1-5"),
  });
  const after = merged(mended, charizard);
  expect([codes(after.get("4")?.value), codes(after.get("5")?.value)]).toEqual([[], []]);
});

test("a number that nobody else has is believed, whatever the source's id says", () => {
  const renumbered = says("tcgdex", "base1-5", { number: "7", ownNumber: "5" });
  expect([...merged(renumbered).keys()]).toEqual(["7"]);
});

test("another source's card of the same number is the same printing, not a duplicate", () => {
  const cards = merged(says("tcgdex", "a"), says("pokemontcg", "b"));
  expect(cards.size).toBe(1);
  expect(codes(cards.get("4")?.value)).toEqual([]);
});

test("[CAT-3] who wants a number that another card has is named on both", () => {
  const cards = merged(
    says("tcgdex", "base1-4", { number: "4", ownNumber: "4", crosswalk: {} }),
    says("tcgdex", "base1-5", { number: "4", ownNumber: "5", crosswalk: {} }),
  );
  const details = ["4", "5"].map((number) =>
    cards.get(number)?.value.findings.map(({ detail }) => detail),
  );
  expect(details).toEqual([
    ["base1-5 says this number too"],
    ["it says the number 4, which another card has"],
  ]);
});

test("[CAT-3] of two cards of one number the one that another source names so stays", () => {
  const stranger = says("pokemontcg", "x-1", {
    name: "Clefairy",
    crosswalk: { pokemontcg: "x-1" },
  });
  const same = says("pokemontcg", "x-2", { name: "CHARIZARD", crosswalk: { pokemontcg: "x-2" } });
  const known = says("tcgdex", "base1-4", { name: "Charizard", crosswalk: { tcgdex: "base1-4" } });
  for (const parts of [
    [stranger, same, known],
    [known, same, stranger],
    [same, known, stranger],
  ]) {
    const card = merged(...parts).get("4")?.value;
    expect(card?.crosswalk).toEqual({ tcgdex: "base1-4", pokemontcg: "x-2" });
    expect(codes(card)).toEqual(["duplicate_number"]);
  }
  // Where nobody else says what it is, the first by its id.
  expect(merged(same, stranger).get("4")?.value.name).toBe("Clefairy");
});

test("[CAT-3] a card whose own id says the number stays, whatever another source calls it", () => {
  const own = says("pokemontcg", "x-2", { name: "Clefairy", ownNumber: "4" });
  const other = says("pokemontcg", "x-1", { name: "Charizard", ownNumber: "1" });
  const cards = merged(own, other, says("tcgdex", "base1-4", { name: "Charizard" }));
  expect(cards.get("1")?.value.name).toBe("Charizard");
});

test("[CAT-3] what every card of a set claims is told of each in a few words", () => {
  const all = Array.from({ length: 40 }, (_none, at) =>
    says("tcgdex", `${at}`, {
      ...{ number: `${at}`, ownNumber: `${at}`, crosswalk: { tcgdex: `${at}`, tcgplayer: "7" } },
    }),
  );
  const [first] = merged(...all).get("0")?.value.findings ?? [];
  expect(first?.detail).toMatch(/^tcgplayer:7 is claimed by (\S+ ){10}and 29 more too$/);
  const rivals = Array.from({ length: 40 }, (_none, at) =>
    says("tcgdex", `x-${at}`, {
      number: "4",
      ownNumber: `${at}`,
      crosswalk: { tcgdex: `x-${at}` },
    }),
  );
  expect(codes(merged(...rivals).get("4")?.value)).toHaveLength(20);
});
