import { expect, test } from "vitest";
import { publishWritten } from "#functions/collections/telling/publish-written.ts";
import { collectionChangeIn } from "#schemas/messages/collection-change.ts";
import { ownPriceChangeIn } from "#schemas/messages/own-price-change.ts";
import { ownPriceKey, ownPriceTotalsKey } from "#schemas/storage/own-price-items.ts";
import { PrintingId } from "#schemas/values.ts";
import type { News } from "#shared/kernel/event-bus.ts";
import { charizard } from "#test/support/collections/collections.ts";

const now = new Date("2026-02-01T06:00:00.000Z");
const luffy = PrintingId.parse("onepiece:en:op01-001");
const copy = { variant: "holo", state: "near_mint" } as const;

/** A record of the stream that has no image, as that of a price that was taken back. */
const record = (Keys: { readonly pk: string; readonly sk: string }, sequence: string) => ({
  dynamodb: {
    Keys: { pk: { S: Keys.pk }, sk: { S: Keys.sk } },
    SequenceNumber: sequence,
    ApproximateCreationDateTime: now.getTime() / 1000 - 10,
  },
});
const price = (userId: string, printingId: PrintingId, sequence: string) =>
  record(ownPriceKey(userId, { ...copy, printingId }), sequence);

async function told(...records: unknown[]): Promise<readonly News[]> {
  const all: News[] = [];
  const bus = { publish: async (news: readonly News[]) => void all.push(...news) };
  const written = records.map((one) => ({
    change: collectionChangeIn(one),
    price: ownPriceChangeIn(one),
  }));
  expect(await publishWritten(written, { bus, clock: () => now })).toEqual({ told: all.length });
  return all;
}

test("[COL-3] prices that a user enters are told once for each game, however many they are", async () => {
  const records = [price("a", charizard, "1"), price("a", luffy, "2"), price("a", charizard, "3")];
  expect(await told(...records)).toEqual([
    {
      ...{ kind: "prices.entered", detail: { userId: "a", game: "pokemon" } },
      ...{ at: "2026-02-01T05:59:50.000Z", occasion: ["1", "3"] },
    },
    {
      ...{ kind: "prices.entered", detail: { userId: "a", game: "onepiece" } },
      ...{ at: "2026-02-01T05:59:50.000Z", occasion: ["2"] },
    },
  ]);
});

test("prices of several users are several events", async () => {
  const news = await told(price("a", charizard, "1"), price("b", charizard, "2"));
  expect(news.map(({ detail }) => detail)).toEqual([
    { userId: "a", game: "pokemon" },
    { userId: "b", game: "pokemon" },
  ]);
});

test("how many prices there are is no news", async () => {
  expect(await told(record(ownPriceTotalsKey("a"), "1"))).toEqual([]);
});
