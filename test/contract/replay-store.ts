import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import { markOf } from "#functions/sources/replaying/marks.ts";
import { noAudit, type ReplayStore } from "#functions/sources/replaying/replay-store.ts";
import { Chain, type Difference, noReplayFigures, Replay } from "#schemas/storage/replay-items.ts";

const aReplay = (change: Partial<Replay> = {}): Replay =>
  Replay.parse({
    ...{ id: ulid(), source: "tcgdex", target: "silver", retiresMany: false, state: "planning" },
    ...{ startedAt: new Date().toISOString(), turn: 1, requestHash: "hash" },
    ...change,
  });
const aChain = (index: number): Chain =>
  Chain.parse({
    ...{ index, dataset: "cards", language: "en", slice: 0, slices: 1, packs: 3, phase: "newest" },
    ...{ hasLists: false, version: 0, figures: noReplayFigures, misfits: [] },
  });
const aPack = (key: string, name: string) => ({
  phase: "newest" as const,
  of: { key, requests: [markOf(name), markOf(`${name} too`)], items: [markOf(`item ${name}`)] },
});
const at = "2026-02-01T06:00:00.000Z";

/** What every ReplayStore promises. */
export function replayStoreContract(name: string, storeFor: () => ReplayStore) {
  describe(`${name} is a ReplayStore`, () => {
    test("a replay is kept once, and listed newest first", async () => {
      const [store, replay] = [storeFor(), aReplay({ languages: ["en"], from: at })];
      expect(await store.create(replay)).toEqual(replay);
      expect(await store.create({ ...replay, requestHash: "other" })).toEqual(replay);
      expect(await store.get(replay.id)).toEqual(replay);
      expect(await store.get(ulid())).toBeUndefined();
      const later = aReplay({ startedAt: new Date(Date.now() + 60_000).toISOString() });
      await store.create(later);
      const { items } = await store.list({ limit: 100 });
      const own = items.filter(({ id }) => [replay.id, later.id].includes(id));
      expect(own.map(({ id }) => id)).toEqual([later.id, replay.id]);
    });

    test("a replay moves on from the states that are named, and is resumed once", async () => {
      const [store, replay] = [storeFor(), aReplay()];
      await store.create(replay);
      const stop = { to: "stopped", finishedAt: at, reason: "Enough." } as const;
      expect(await store.move(replay.id, { from: ["running"], ...stop })).toBe(false);
      expect(await store.move(replay.id, { from: ["planning"], ...stop })).toBe(true);
      expect(await store.get(replay.id)).toMatchObject({ state: "stopped", finishedAt: at });
      const resume = { from: ["stopped"], to: "planning", turn: 2 } as const;
      expect(await store.move(replay.id, { ...resume, turn: 3 })).toBe(false);
      const both = await Promise.all([1, 2].map(() => store.move(replay.id, resume)));
      expect(both.filter(Boolean)).toHaveLength(1);
      expect(await store.get(replay.id)).toEqual({ ...replay, turn: 2 });
      expect(await store.move(ulid(), resume)).toBe(false);
    });

    test("[ING-2] of two who take a chain's next step, one does", async () => {
      const [store, { id }] = [storeFor(), aReplay()];
      await store.addChains(id, "first", [aChain(0), aChain(1)]);
      const next = { ...aChain(1), version: 1, position: "b" };
      const both = await Promise.all([1, 2].map(() => store.step(id, next, aPack("b", "card:1"))));
      expect(both.filter(Boolean)).toHaveLength(1);
      await store.addChains(id, "first", [aChain(1)]);
      expect(await store.chains(id)).toEqual([aChain(0), next]);
      expect(await store.step(id, { ...next, version: 3 }, undefined)).toBe(false);
    });

    test("[LAKE-6] of two plans the first counts, whole, and the late one is one of its own", async () => {
      const [store, { id }] = [storeFor(), aReplay()];
      const plan = [aChain(0), aChain(1)];
      await store.addChains(id, "first", plan);
      // Whoever plans again a moment later may find other packs, and share them out otherwise.
      const other = [0, 1, 2].map((index) => ({ ...aChain(index), dataset: "sets" }));
      await store.addChains(id, "first", other);
      expect(await store.chains(id)).toEqual(plan);
      await store.addChains(id, "late", [aChain(1000)]);
      expect(await store.chains(id)).toEqual([...plan, aChain(1000)]);
    });

    test("what packs came to is remembered, by chain and all together", async () => {
      const [store, { id }] = [storeFor(), aReplay()];
      await store.addChains(id, "first", [aChain(0), aChain(1)]);
      await store.step(id, { ...aChain(0), version: 1 }, aPack("a", "one"));
      await store.step(id, { ...aChain(1), version: 1 }, aPack("a", "two"));
      const lists = { ...aPack("a", "three"), phase: "lists" as const };
      await store.step(id, { ...aChain(1), version: 2 }, lists);
      expect(await store.packsOf(id, 1)).toEqual([aPack("a", "two").of]);
      const all = ["one", "two", "three"].map((each) => markOf(`item ${each}`));
      expect(await store.items(id)).toEqual(new Set(all));
    });

    test("how far silver was looked at is remembered, and where", async () => {
      const [store, { id }] = [storeFor(), aReplay()];
      expect(await store.audit(id)).toEqual(noAudit);
      const moments = {
        caughtUpAt: "2026-02-01T06:00:00.000Z",
        settledAt: "2026-02-01T06:01:00.000Z",
      };
      const from = { pk: "a", sk: "b" };
      const audit = {
        ...noAudit,
        ...moments,
        from,
        pages: 2,
        found: 3,
        compared: "x",
        mended: "w",
      };
      await store.saveAudit(id, audit);
      expect(await store.audit(id)).toEqual(audit);
      await store.savePlaces(id, 0, ["SET#b", "SET#a"]);
      await store.savePlaces(id, 1, ["SET#b", "SET#c"]);
      expect(await store.places(id)).toEqual(["SET#a", "SET#b", "SET#c"]);
    });

    test("differences are kept once each, in the order of what they are about", async () => {
      const [store, { id }] = [storeFor(), aReplay()];
      const fields = [{ field: "hp", before: null, after: 50 }];
      const changed: Difference = {
        what: "card",
        id: "pokemon:en:base1-2",
        kind: "changed",
        fields,
      };
      const gone: Difference = { what: "set", id: "pokemon:en:base1", kind: "removed", fields: [] };
      await store.saveDifferences(id, [gone, changed]);
      await store.saveDifferences(id, [gone]);
      expect(await store.differences(id, { limit: 10 })).toMatchObject({ items: [changed, gone] });
    });
  });
}
