import { expect, test } from "vitest";
import { catalogRecorders } from "#functions/catalog/index.ts";
import { transactionsOf } from "#functions/catalog/silver/dynamo-silver-transactions.ts";
import { printingId } from "#schemas/catalog/printing-id.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { at, base } from "#test/support/catalogue/base-set.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";

const given = () => {
  const store = memoryCatalogStore();
  const take = (kind: string, records: readonly { sourceId: string; value: unknown }[]) =>
    catalogRecorders({ store })
      .find((one) => one.kind === kind)
      ?.record(records.map((one) => ({ ...one, provenance: at(1) })));
  return { store, take };
};
const cardOf = (number: string, more: object = {}) => ({
  sourceId: `base1-${number}`,
  value: aCard({ id: printingId(base, number), number, ...more }),
});

test("[CAT-3] a card that DynamoDB has no room for costs itself only", async () => {
  const { store, take } = given();
  const records = [
    cardOf("1"),
    { ...cardOf("2"), sourceId: "x".repeat(501) },
    cardOf("3", { name: "x".repeat(500_000) }),
    cardOf("4", { attributes: { effect: "ő".repeat(20_000) } }),
    cardOf("5", { attributes: { effect: "x".repeat(20_000) } }),
    { ...cardOf("6"), sourceId: "ő".repeat(250) },
  ];
  const taken = await take("card", records);
  expect(taken).toMatchObject({ written: 3, cards: 3 });
  expect(taken?.refused).toEqual([
    { at: 1, reason: "Its id has 501 bytes, and 500 is the most that is kept." },
    { at: 2, reason: expect.stringMatching(/^It has 500\d{3} bytes, and 32768 is the most/) },
    { at: 3, reason: expect.stringMatching(/^It has 40\d{3} bytes/) },
  ]);
  expect((await store.setCards(base, { limit: 9 })).items.map(({ value }) => value.number)).toEqual(
    ["1", "5", "6"],
  );
});

test("[CAT-3] a list that DynamoDB has no room for leaves the one that is believed", async () => {
  const { store, take } = given();
  const list = (count: number, more: object = {}) => ({
    sourceId: "base1",
    value: {
      ...{ game: "pokemon", language: "en", setId: base, ...more },
      printingIds: Array.from({ length: count }, (_none, one) => printingId(base, `${one}`)),
    },
  });
  await take("members", [list(2000)]);
  const taken = await take("members", [list(4000), list(20, { list: "2" })]);
  expect(taken).toMatchObject({ written: 1, refused: [{ at: 0 }] });
  const lists = (await store.members([base])).get(base)?.lists ?? {};
  expect(Object.entries(lists).map(([name, { ids }]) => [name, ids.length])).toEqual([
    ["tcgdex", 2000],
    ["tcgdex/2", 20],
  ]);
});

test("sources that contradict each other in all they say fit into one item", async () => {
  const store = memoryCatalogStore();
  const recorder = catalogRecorders({ store }).find(({ kind }) => kind === "card");
  for (const source of ["tcgdex", "pokemontcg", "another"]) {
    const { value } = cardOf("1", {
      artist: source.repeat(2_000),
      crosswalk: { [source]: source.repeat(500), tcgplayer: source.repeat(400) },
    });
    const provenance = { ...at(1), source };
    const taken = await recorder?.record([{ sourceId: "base1-1", value, provenance }]);
    expect(taken).toMatchObject({ written: 1, refused: [] });
  }
  const [card] = (await store.setCards(base, { limit: 1 })).items;
  expect(card?.value.findings.map(({ code }) => code)).toContain("contradiction");
});

test("a transaction takes no more than its bytes, and one write whole", () => {
  const write = (bytes: number) => ({
    fragments: [{ ...{ pk: "", sk: "", sourceId: "", contentHash: "", observedAt: "" } }].map(
      (one) => ({ ...one, value: "x".repeat(bytes), provenance: at(1) }),
    ),
  });
  const sizes = [900_000, 900_000, 900_000, 100, 2_500_000, 100];
  const chunks = transactionsOf(sizes.map(write));
  expect(chunks.map(({ length }) => length)).toEqual([2, 2, 1, 1]);
});
