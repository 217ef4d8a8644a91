import type { DynamoDBRecord } from "aws-lambda";
import { describe, expect, test } from "vitest";
import { publishChanges } from "#functions/catalog/silver/telling/publish-changes.ts";
import { CatalogChange, changeIn } from "#schemas/messages/catalog-change.ts";
import type { News } from "#shared/kernel/event-bus.ts";

type Image = NonNullable<NonNullable<DynamoDBRecord["dynamodb"]>["NewImage"]>;

const now = new Date("2026-02-01T06:00:00.000Z");
let sequence = 0;

/** A record of the stream; `undefined` images are those of items that were, or are, not there. */
const record = (pk: string, sk: string, before?: Image, after?: Image): DynamoDBRecord => {
  sequence += 1;
  return {
    eventName: before ? (after ? "MODIFY" : "REMOVE") : "INSERT",
    dynamodb: {
      Keys: { pk: { S: pk }, sk: { S: sk } },
      SequenceNumber: String(sequence),
      ApproximateCreationDateTime: now.getTime() / 1000 - 10,
      ...(before && { OldImage: before }),
      ...(after && { NewImage: after }),
    },
  };
};
const merged = (id: string, hash: string): Image => ({
  contentHash: { S: hash },
  value: { M: { id: { S: id } } },
});
const list = (...ids: string[]): Image => ({
  contentHash: { S: ids.join() },
  lists: { M: { one: { M: { ids: { L: ids.map((S) => ({ S })) } } } } },
});
const pointer = (version: string): Image => ({
  version: { S: version.repeat(64) },
  cards: { N: "3" },
});
const cardId = (number: number) => `pokemon:en:base1-${number}`;
const card = (number: number, before?: string, after = "new") =>
  record(
    "SET#pokemon:en:base1",
    `CARD#${number}`,
    before === undefined ? undefined : merged(cardId(number), before),
    merged(cardId(number), after),
  );

async function told(...records: DynamoDBRecord[]): Promise<readonly News[]> {
  const all: News[] = [];
  const bus = {
    async publish(news: readonly News[]) {
      all.push(...news);
    },
  };
  const changes = records.map((one) => CatalogChange.parse(one).dynamodb);
  await publishChanges(changes, { bus, clock: () => now });
  return all;
}
const gist = (news: readonly News[]) => news.map(({ kind, detail }) => ({ kind, ...detail }));

describe("a change of the catalogue is told", () => {
  test("by the cards that are new or say something else, together", async () => {
    expect(gist(await told(card(4), card(2, "old")))).toEqual([
      { kind: "card.updated", game: "pokemon", printingIds: [cardId(2), cardId(4)] },
    ]);
  });

  test("by the moment of the last of them, and by their places in the stream", async () => {
    const [one, other] = [card(4), card(2)];
    const [news] = await told(one, other);
    const places = [one, other].map(({ dynamodb }) => dynamodb?.SequenceNumber);
    expect(news).toMatchObject({ at: "2026-02-01T05:59:50.000Z", occasion: places.sort() });
  });

  test("in events of a hundred things at most, by game", async () => {
    const many = Array.from({ length: 230 }, (_none, number) => card(number));
    const other = record(
      "SET#onepiece:en:op01",
      "CARD#1",
      undefined,
      merged("onepiece:en:op01-1", "new"),
    );
    const news = gist(await told(...many, other));
    const sizes = news.map((one) => "printingIds" in one && [one.game, one.printingIds.length]);
    expect(sizes).toEqual([
      ["pokemon", 100],
      ["pokemon", 100],
      ["pokemon", 30],
      ["onepiece", 1],
    ]);
  });

  test("by what a set lists and did not, or no longer does", async () => {
    const before = list(cardId(1), cardId(2));
    const after = list(cardId(2), cardId(3));
    const news = await told(record("SET#pokemon:en:base1", "MEMBERS", before, after));
    expect(gist(news)).toEqual([
      { kind: "set.updated", game: "pokemon", setIds: ["pokemon:en:base1"] },
      { kind: "card.updated", game: "pokemon", printingIds: [cardId(1), cardId(3)] },
    ]);
  });

  test("by what stood on a page that a source has no more", async () => {
    const page = (day: number, pages: number | undefined, ...ids: string[]) => ({
      M: {
        ids: { L: ids.map((S) => ({ S })) },
        provenance: { M: { observedAt: { S: `2026-02-0${day}T06:00:00.000Z` } } },
        ...(pages !== undefined && { pages: { N: `${pages}` } }),
      },
    });
    const second = page(1, undefined, cardId(2));
    const lists = (first: ReturnType<typeof page>): Image => ({
      lists: { M: { one: first, "one/2": second } },
    });
    const [before, after] = [lists(page(1, 2, cardId(1))), lists(page(2, 1, cardId(1)))];
    const news = await told(record("SET#pokemon:en:base1", "MEMBERS", before, after));
    expect(gist(news)).toMatchObject([{}, { kind: "card.updated", printingIds: [cardId(2)] }]);
  });

  test("by sets, and by the list of them, also by the first one when it is empty", async () => {
    const set = "pokemon:en:base1";
    const news = await told(
      record("SETS#pokemon:en", `SET#${set}`, undefined, merged(set, "new")),
      record("GAME#pokemon", "LISTED#en", list(), list("pokemon:en:exu")),
    );
    const kind = "set.updated";
    expect(gist(news)).toEqual([{ kind, game: "pokemon", setIds: [set, "pokemon:en:exu"] }]);
    const first = await told(record("GAME#pokemon", "LISTED#de", undefined, list()));
    expect(gist(first)).toEqual([{ kind, game: "pokemon", setIds: [] }]);
  });

  test("by species and generations", async () => {
    const hash = (contentHash: string): Image => ({ contentHash: { S: contentHash } });
    const news = await told(
      record("GAME#pokemon", "SPECIES#00025", hash("old"), hash("new")),
      record("GAME#pokemon", "GENERATION#01", undefined, hash("new")),
    );
    const kind = "species.updated";
    expect(gist(news)).toEqual([
      { kind, game: "pokemon", speciesIds: [25], generationIds: [] },
      { kind, game: "pokemon", speciesIds: [], generationIds: [1] },
    ]);
  });

  test("[PRC-4] by the price book that is current now, with what has moved in it, a hundred at a time", async () => {
    const book = (version: string, ...moved: readonly (number | string)[]): Image => ({
      version: { S: version.repeat(64) },
      ...(moved.length > 0 && { moved: { S: moved.join(" ") } }),
    });
    const one = record("PRICES#pokemon", "BOOK#base1", book("a"), book("b", 12, "tg01"));
    const kind = "prices.recorded";
    const base1 = { kind, game: "pokemon", set: "base1", version: "b".repeat(64) };
    expect(gist(await told(one))).toEqual([
      { ...base1, printings: ["pokemon:base1-12", "pokemon:base1-tg01"] },
    ]);
    const many = Array.from({ length: 130 }, (_none, at) => at + 1);
    const first = await told(record("PRICES#pokemon", "BOOK#sv8.5", undefined, book("c", ...many)));
    expect(first.map(({ detail }) => "printings" in detail && detail.printings.length)).toEqual([
      100, 30,
    ]);
    const still = record("PRICES#pokemon", "BOOK#base1", book("b", 1), book("c"));
    expect(gist(await told(still))).toEqual([{ ...base1, version: "c".repeat(64), printings: [] }]);
    const again = record("PRICES#pokemon", "BOOK#base1", book("b"), book("b", 1));
    const gone = record("PRICES#pokemon", "BOOK#base1", book("b"));
    expect(
      await told(again, gone, record("PRICES#pokemon", "WANTED#1", undefined, book("d"))),
    ).toEqual([]);
  });

  test("[COL-3] by the newest prices that are current now, and not when a build came to the same", async () => {
    const file = (version: string, builtAt: string): Image => ({
      ...{ version: { S: version.repeat(64) }, builtAt: { S: builtAt } },
    });
    const [six, seven] = ["2026-02-01T06:00:00.000Z", "2026-02-01T07:00:00.000Z"];
    const place = ["PRICES#pokemon", "CURRENT#1"] as const;
    const news = await told(
      record(...place, undefined, file("a", six)),
      record(...place, file("a", six), file("a", seven)),
      record(...place, file("a", six), file("b", seven)),
      record(...place, file("b", seven)),
    );
    const kind = "prices.current";
    expect(gist(news)).toEqual([
      { kind, game: "pokemon", version: "a".repeat(64), builtAt: six },
      { kind, game: "pokemon", version: "b".repeat(64), builtAt: seven },
    ]);
  });

  test("by the index that is current now", async () => {
    const news = await told(record("INDEX#pokemon", "FORMAT#2", pointer("a"), pointer("b")));
    expect(gist(news)).toEqual([
      {
        ...{ kind: "catalog.indexed", game: "pokemon", format: 2 },
        ...{ version: "b".repeat(64), cards: 3 },
      },
    ]);
  });

  test("by the map of products that is current now, and how many the one before it knew", async () => {
    const map = (version: string, products: number): Image => ({
      ...{ version: { S: version.repeat(64) }, products: { N: String(products) } },
    });
    const first = await told(record("PRICES#pokemon", "MAP#1", undefined, map("a", 7)));
    const kind = "prices.mapped";
    expect(gist(first)).toEqual([{ kind, game: "pokemon", version: "a".repeat(64), products: 7 }]);
    const [next] = gist(await told(record("PRICES#pokemon", "MAP#1", map("a", 7), map("b", 9))));
    expect(next).toMatchObject({ products: 9, productsBefore: 7 });
    expect(await told(record("PRICES#pokemon", "MAP#1", map("a", 7), map("a", 7)))).toEqual([]);
  });

  test("and whether products are other cards' by it; of a map that did not say whose they are nobody knows", async () => {
    const map = (version: string, places?: string): Image => ({
      ...{ version: { S: version.repeat(64) }, products: { N: "7" } },
      ...(places && { places: { S: places.repeat(64) } }),
    });
    const hasMoved = async (before: Image, after: Image) => {
      const [news] = gist(await told(record("PRICES#pokemon", "MAP#1", before, after)));
      return Object(news).hasMoved;
    };
    expect(await hasMoved(map("a", "1"), map("b", "2"))).toBe(true);
    expect(await hasMoved(map("a", "1"), map("b", "1"))).toBeUndefined();
    expect(await hasMoved(map("a"), map("b", "2"))).toBeUndefined();
  });

  test("by the card that was removed from the table", async () => {
    const gone = record("SET#pokemon:en:base1", "CARD#4", merged(cardId(4), "old"));
    expect(gist(await told(gone))).toMatchObject([{ printingIds: [cardId(4)] }]);
  });
});

test.each([
  ["a card that says the same by a later answer", card(4, "same", "same")],
  [
    "a list that names the same",
    record("SET#pokemon:en:base1", "MEMBERS", list(cardId(1)), list(cardId(1))),
  ],
  ["a fragment", record("SET#pokemon:en:base1", "FRAGMENT#one#1", undefined, { value: { M: {} } })],
  ["a mark", record("NEWEST#one:en", "sets#base1", undefined, {})],
  [
    "what is kept apart",
    record("SHADOW#SET#pokemon:en:base1", "CARD#4", undefined, merged(cardId(4), "new")),
  ],
  ["what is wanted of an index", record("INDEX#pokemon", "WANTED#2", undefined, {})],
  [
    "a pointer that names the same",
    record("INDEX#pokemon", "FORMAT#2", pointer("a"), pointer("a")),
  ],
  ["a pointer that goes", record("INDEX#pokemon", "FORMAT#1", pointer("a"))],
])("%s is no news", async (_what, one) => {
  expect(await told(one)).toEqual([]);
});

test("a set that is listed first, and without a card, is told and names none", async () => {
  const news = await told(record("SET#pokemon:en:base1", "MEMBERS", undefined, list()));
  expect(gist(news)).toEqual([
    { kind: "set.updated", game: "pokemon", setIds: ["pokemon:en:base1"] },
  ]);
});

test("an item of version 0.1.0, which has no hash, is told whenever it is written", async () => {
  const old: Image = { value: { M: { id: { S: cardId(4) } } } };
  expect(await told(record("SET#pokemon:en:base1", "CARD#4", old, old))).toHaveLength(1);
});

test("a list whose item had none before is told", async () => {
  const news = await told(record("SET#pokemon:en:base1", "MEMBERS", {}, list()));
  expect(gist(news)).toMatchObject([{ kind: "set.updated" }]);
});

test("the bus is asked for nothing where there is no news", async () => {
  const published: number[] = [];
  const bus = { publish: async (news: readonly News[]) => void published.push(news.length) };
  const changes = [CatalogChange.parse(card(4, "same", "same")).dynamodb];
  expect(await publishChanges(changes, { bus, clock: () => now })).toEqual({ told: 0 });
  expect(published).toEqual([]);
  const some = [CatalogChange.parse(card(4)).dynamodb];
  expect(await publishChanges(some, { bus, clock: () => now })).toEqual({ told: 1 });
  expect(published).toEqual([1]);
});

test("[ING-2] the same changes make the same events", async () => {
  const records = [card(4), card(2), record("INDEX#pokemon", "FORMAT#2", undefined, pointer("b"))];
  expect(await told(...records)).toEqual(await told(...records.toReversed()));
});

test("[OPS-8] what is followed and cannot be read is a failure, and not left out without a word", () => {
  const odd: Image = { contentHash: { NULL: true }, value: { M: {} } };
  expect(() => changeIn(record("SET#pokemon:en:base1", "CARD#4", undefined, odd))).toThrow();
  expect(
    changeIn(record("SET#pokemon:en:base1", "FRAGMENT#one#1", undefined, odd)),
  ).toBeUndefined();
  expect(changeIn(record("SHADOW#r#SET#a", "CARD#4", undefined, odd))).toBeUndefined();
  expect(changeIn(card(4))?.Keys.sk).toBe(card(4).dynamodb?.Keys?.["sk"]?.S);
});
