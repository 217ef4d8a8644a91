import { expect, test } from "vitest";
import { cardsTogether } from "#functions/alerts/watching/cards-together.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { Language, type PrintingId } from "#schemas/values.ts";
import { aCard, storeWith } from "#test/support/catalogue/catalog.ts";

const set = setId("pokemon", Language.parse("en"), "base1");
const [first, second, unknown] = ["1", "2", "3"].map((number) => printingId(set, number));

test("cards that are asked for within a moment are read in one call, each once, and who asks for one that there is not gets none", async () => {
  const store = await storeWith(["1", "2"].map((number) => aCard({ number })));
  const asked: (readonly PrintingId[])[] = [];
  const counted = {
    ...store,
    cards(ids: readonly PrintingId[]) {
      asked.push(ids);
      return store.cards(ids);
    },
  };
  const together = cardsTogether(counted, { most: 100, waitMs: 5 });
  const some = [first, second, unknown, first].flatMap((id) => id ?? []);
  const found = await Promise.all(some.map((id) => together.cards([id])));
  expect(found.map((items) => items.map(({ value }) => value.number))).toEqual([
    ...[["1"], ["2"], [], ["1"]],
  ]);
  expect(asked).toEqual([[first, second, unknown]]);
});
