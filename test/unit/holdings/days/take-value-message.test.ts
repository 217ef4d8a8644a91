import { expect, test } from "vitest";
import { takeValueMessage } from "#functions/holdings/days/take-value-message.ts";
import type { ValuesAsked } from "#functions/holdings/days/value-all-holders.ts";
import { holderShards } from "#schemas/storage/value-items.ts";
import { Sha256 } from "#schemas/values.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { aHead, aLot, at } from "#test/support/collections/collections.ts";
import { anOwnPrice, aPrice } from "#test/support/holdings/prices.ts";
import { valuedWorld } from "#test/support/holdings/valued-world.ts";

const prices = { game: "pokemon", builtAt: "2026-02-01T05:00:00.000Z" };
const once = { attempt: 1 };
const envelope = { version: 1, id: "0".repeat(32), at, correlationId: "a-test" };

function world() {
  const all = valuedWorld();
  const sent: unknown[] = [];
  const asked: ValuesAsked = {
    ofShards: async (of, shards) => void sent.push(...shards.map((one) => ({ ...of, ...one }))),
    ofUsers: async (of, users) => void sent.push(...users.map((userId) => ({ ...of, userId }))),
  };
  return { ...all, sent, deps: { ...all.deps, asked, gapSeconds: 10_800 } };
}

test("newer prices have each shard of users gone through", async () => {
  const { deps, sent } = world();
  const detail = { ...prices, version: Sha256.parse("a".repeat(64)) };
  await takeValueMessage({ ...envelope, kind: "prices.current", detail }, deps, once);
  expect(sent).toEqual(
    Array.from({ length: holderShards }, (_none, shard) => ({ ...prices, shard })),
  );
});

test("prices that come soon after others wait, and what was interrupted goes through everybody again", async () => {
  const { deps, sent } = world();
  const come = (builtAt: string, attempt = 1) => {
    const detail = { ...prices, builtAt, version: Sha256.parse("a".repeat(64)) };
    return takeValueMessage({ ...envelope, kind: "prices.current", detail }, deps, { attempt });
  };
  await come(prices.builtAt);
  sent.length = 0;
  const early = await come("2026-02-01T05:30:00.000Z");
  expect(early).toBeInstanceOf(ComeBack);
  expect(sent).toEqual([]);
  await come(prices.builtAt, 2);
  expect(sent).toHaveLength(holderShards);
});

test("a shard asks for a hundred users, and first of all for the next page", async () => {
  const { deps, sent } = world();
  const ids = Array.from({ length: 130 }, (_none, at) => `user-${String(at).padStart(3, "0")}`);
  for (const id of ids) await deps.holders.note(id, at);
  await takeValueMessage({ version: 1, ...prices, shard: 0 }, deps, once);
  expect(sent).toEqual([
    { ...prices, shard: 0, after: "user-099" },
    ...ids.slice(0, 100).map((userId) => ({ ...prices, userId })),
  ]);
  sent.length = 0;
  await takeValueMessage({ version: 1, ...prices, shard: 0, after: "user-099" }, deps, once);
  expect(sent).toEqual(ids.slice(100).map((userId) => ({ ...prices, userId })));
});

test("a user waits until the worker has the prices that came", async () => {
  const { deps, state, userId, hold } = world();
  hold(aHead(), [aLot()]);
  state.prices = [aPrice(1)];
  state.builtAt = "2026-02-01T04:59:59.000Z";
  const message = { version: 1, ...prices, userId } as const;
  expect(await takeValueMessage(message, deps, once)).toBeInstanceOf(ComeBack);
  expect(await deps.values.newest({ userId })).toBe(undefined);
  state.builtAt = prices.builtAt;
  expect(await takeValueMessage(message, deps, once)).toEqual({ valued: 1, stored: 2 });
});

test("a change has the collections valued that it names", async () => {
  const { deps, state, userId, hold } = world();
  const { collectionId } = hold(aHead(), [aLot()]);
  state.prices = [aPrice(7)];
  const detail = { userId, collectionIds: [collectionId] };
  await takeValueMessage({ ...envelope, kind: "collection.changed", detail }, deps, once);
  expect((await deps.values.newest({ userId, collectionId }))?.value).toEqual({ EUR: 7 });
});

test("[COL-3] a price that somebody enters has what they own of the game valued anew", async () => {
  const { deps, hold, state, userId } = world();
  const { collectionId } = hold(aHead(), [
    aLot({ grade: { company: "psa", grade: "10" }, condition: undefined }),
  ]);
  const detail = { userId, game: "pokemon" } as const;
  const take = () => takeValueMessage({ ...envelope, kind: "prices.entered", detail }, deps, once);
  const value = async () => (await deps.values.newest({ userId, collectionId }))?.value;
  await take();
  expect(await value()).toEqual({});
  state.own = [anOwnPrice({ state: "psa-10", amount: 700 })];
  await take();
  expect(await value()).toEqual({ USD: 700 });
  expect((await deps.values.newest({ userId }))?.value).toEqual({ USD: 700 });
});
