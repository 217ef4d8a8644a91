import { expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import { publishChanges } from "#functions/collections/telling/publish-changes.ts";
import { collectionChangeIn } from "#schemas/messages/collection-change.ts";
import { changeKey } from "#schemas/storage/collection-changes.ts";
import type { Ulid } from "#schemas/values.ts";
import type { News } from "#shared/kernel/event-bus.ts";

const now = new Date("2026-02-01T06:00:00.000Z");
const [binder, deck] = [derivedId("binder"), derivedId("deck")];

/** A record of the stream: a change of some items and heads. */
function change(
  userId: string,
  items: readonly Ulid[],
  heads: readonly Ulid[],
  sequence = "1",
): unknown {
  const { pk, sk } = changeKey(userId, derivedId("change", sequence), 0);
  const list = (ids: readonly Ulid[]) => ({
    L: ids.map((id) => ({ M: { collectionId: { S: id }, version: { N: "1" } } })),
  });
  return {
    eventName: "INSERT",
    dynamodb: {
      Keys: { pk: { S: pk }, sk: { S: sk } },
      SequenceNumber: sequence,
      ApproximateCreationDateTime: now.getTime() / 1000 - 10,
      NewImage: { kind: { S: "edited" }, items: list(items), heads: list(heads) },
    },
  };
}

async function told(...changes: unknown[]): Promise<readonly News[]> {
  const all: News[] = [];
  const bus = {
    async publish(news: readonly News[]) {
      all.push(...news);
    },
  };
  const read = changes.map((record) => collectionChangeIn(record) ?? expect.unreachable());
  expect(await publishChanges(read, { bus, clock: () => now })).toEqual({ told: all.length });
  return all;
}

test("changes of one user are told together, each collection once, of items and of heads", async () => {
  const news = await told(change("a", [binder, binder], [deck], "1"), change("a", [deck], [], "2"));
  expect(news).toEqual([
    {
      kind: "collection.changed",
      detail: { userId: "a", collectionIds: [binder, deck].sort() },
      at: "2026-02-01T05:59:50.000Z",
      occasion: ["1", "2"],
    },
  ]);
});

test("changes of several users are several events", async () => {
  const news = await told(change("a", [binder], []), change("b", [deck], [], "2"));
  expect(news.map(({ detail }) => detail)).toEqual([
    { userId: "a", collectionIds: [binder] },
    { userId: "b", collectionIds: [deck] },
  ]);
});

test("a change that names no collection, and one that is forgotten, are no news", async () => {
  const { pk, sk } = changeKey("a", derivedId("old"), 0);
  const forgotten = { dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } } } };
  expect(await told(change("a", [], []), forgotten)).toEqual([]);
});

test("other items of the table are none of its business", () => {
  const record = (sk: string) => ({ dynamodb: { Keys: { pk: { S: "USER#a" }, sk: { S: sk } } } });
  expect(["ITEM#1", "COLLECTION#1", "SALE#1"].map((sk) => collectionChangeIn(record(sk)))).toEqual([
    ...[undefined, undefined, undefined],
  ]);
});
