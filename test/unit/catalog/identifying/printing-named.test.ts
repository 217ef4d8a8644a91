import { expect, test } from "vitest";
import { identifyAll, printingNamed } from "#functions/catalog/index.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { called, cardId, idsOf } from "#test/support/catalogue/id-tables.ts";

const table = idsOf([
  called("pokemon:en:base1-4", { crosswalk: { tcgplayer: "42382", tcgdex: "base1-4" } }),
  // A mischievous source calls a card as we call another one.
  called("pokemon:en:two-1", { crosswalk: { pokemon: "en:base1-4", tcgplayer: "7" } }),
  called("pokemon:en:two-2", { crosswalk: { tcgplayer: "7" } }),
]);

function given() {
  let asked = 0;
  const idTables = async () => {
    asked += 1;
    return [table, undefined];
  };
  return { deps: { idTables }, asked: () => asked };
}

async function refusal(id: string) {
  const error = await printingNamed(cardId(id), given().deps).catch((thrown: unknown) => thrown);
  if (error instanceof DomainError) return error;
  throw new Error(`Nothing was refused: ${error}`);
}

test("our own id is taken as it is, and nothing is looked up", async () => {
  const { deps, asked } = given();
  expect(await printingNamed(cardId("pokemon:en:base1-4"), deps)).toBe("pokemon:en:base1-4");
  expect(await printingNamed(cardId("pokemon:en:nowhere-1"), deps)).toBe("pokemon:en:nowhere-1");
  await identifyAll(["pokemon:en:base1-4", "pokemon:de:base1-4"], deps.idTables);
  expect(asked()).toBe(0);
});

test("[CAT-1] an id of another source is taken for the card that it means", async () => {
  expect(await printingNamed(cardId("tcgplayer:42382"), given().deps)).toBe("pokemon:en:base1-4");
});

test("an id that nobody has is an unknown card, as an own one would be", async () => {
  const { code, message, facts } = await refusal("tcgplayer:1");
  expect([code, message]).toEqual(["catalog.no_such_card", 'There is no card "tcgplayer:1".']);
  expect(facts).toEqual({ id: "tcgplayer:1", reason: "no_such_card" });
  expect((await refusal("odd:1")).message).toBe(
    'No source and no shop is known as "odd"; there are pokemon, tcgdex, tcgplayer.',
  );
});

test("an id that means several cards is refused with all of them", async () => {
  const { code, message, facts } = await refusal("tcgplayer:7");
  expect(code).toBe("catalog.ambiguous_id");
  expect(message).toBe(
    "Several cards are called tcgplayer:7, so that it is believed of none: " +
      "pokemon:en:two-1, pokemon:en:two-2; name one of them.",
  );
  expect(facts).toEqual({
    ...{ id: "tcgplayer:7", reason: "several_cards" },
    printingIds: ["pokemon:en:two-1", "pokemon:en:two-2"],
  });
});

test("of very many cards a sentence names ten, and the facts all", async () => {
  const cards = Array.from({ length: 12 }, (_none, at) =>
    called(`onepiece:en:op-01-${at}`, { attributes: { cardCode: "OP01-001" } }),
  );
  const idTables = async () => [idsOf(cards)];
  const error = await printingNamed(cardId("OP01-001"), { idTables }).catch((thrown) => thrown);
  expect(error.message).toContain("The card OP01-001 has several prints: onepiece:en:op-01-0,");
  expect(error.message).toContain(" and 2 more; name one of them.");
  expect(error.facts.printingIds).toHaveLength(12);
});

test("many ids are looked up in tables that are asked for once", async () => {
  const { deps, asked } = given();
  const ids = ["tcgplayer:42382", "pokemon:en:two-1", "tcgplayer:7"];
  const meant = await identifyAll(ids, deps.idTables);
  expect(ids.map((id) => meant.get(id)?.outcome)).toEqual(["found", "found", "ambiguous"]);
  expect(asked()).toBe(1);
});
