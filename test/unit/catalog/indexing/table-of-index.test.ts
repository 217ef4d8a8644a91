import { expect, test } from "vitest";
import { parseSearchQuery } from "#functions/catalog/search/query/parse-query.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { inSet } from "#test/support/catalogue/searched-cards.ts";
import { tableOf } from "#test/support/holdings/card-tables.ts";

const variants = [{ key: "holo", finish: "holo", aliases: ["holo.old"] }];
const table = tableOf([
  inSet("base1-2", { name: "Blastoise", variants }),
  inSet("base1-10", { name: "Mewtwo", variants }),
  inSet("base1-4", { variants }),
]);
const found = async (q: string) => [...(await table.matching(parseSearchQuery(q, pokemon)))];

test("cards stand side by side in number order, and are found by their ids", () => {
  expect(table.ids.map((id) => id.slice(11))).toEqual(["base1-2", "base1-4", "base1-10"]);
  expect(["base1-4", "base1-5"].map((id) => table.placeOf(`pokemon:en:${id}`))).toEqual([
    ...[1, undefined],
  ]);
  expect(table.placeNear("pokemon:en:base1-5")).toBe(1.5);
  expect(table.cardsAt([0, 2]).map(({ name }) => name)).toEqual(["Blastoise", "Mewtwo"]);
});

test("what one query has found is not changed by the next", async () => {
  const first = table.matching(parseSearchQuery("mewtwo", pokemon));
  expect(await found("charizard or blastoise")).toEqual([1, 1, 0]);
  expect([...(await first)]).toEqual([0, 0, 1]);
});

test("a card with a price under a key of before tells its former keys to who asks for prices", () => {
  const now = { variantsPriced: (id: string) => [id.endsWith("-4") ? "holo.old" : "holo"] };
  const asked = table.pricedAt([1, 0], now);
  expect(asked.map(({ id, variants: own }) => [id.slice(11), own[0]?.aliases])).toEqual([
    ["base1-4", ["holo.old"]],
    ["base1-2", undefined],
  ]);
});
