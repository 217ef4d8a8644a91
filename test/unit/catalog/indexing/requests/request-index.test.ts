import { expect, test } from "vitest";
import { listIndexes } from "#functions/catalog/indexing/requests/list-indexes.ts";
import { requestIndex } from "#functions/catalog/indexing/requests/request-index.ts";
import { indexFormat } from "#schemas/storage/index-pointer.ts";
import type { News } from "#shared/kernel/event-bus.ts";
import type { RequestNote } from "#shared/kernel/idempotency.ts";
import { answerWish } from "#shared/kernel/wishes/answer-wish.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { memoryWantedBuilds } from "#test/fakes/memory-wanted-builds.ts";

const clock = () => new Date("2026-02-01T06:00:00.000Z");

function administration() {
  const told: News[] = [];
  const kept = new Map<string, RequestNote>();
  let ids = 0;
  const deps = {
    ...{ wanted: memoryWantedBuilds(), pointers: memoryIndexPointers(), clock },
    newId() {
      ids += 1;
      return String(ids);
    },
    bus: {
      async publish(news: readonly News[]) {
        told.push(...news);
      },
    },
    requests: {
      find: async (keyHash: string) => kept.get(keyHash),
      async keep(note: RequestNote) {
        kept.set(note.keyHash, note);
      },
    },
  };
  return { deps, told };
}

test("a request for an index is told over the bus, and pending until a build has ended well", async () => {
  const { deps, told } = administration();
  const status = await requestIndex("pokemon", undefined, deps);
  const at = clock().toISOString();
  expect(status).toEqual({ game: "pokemon", format: indexFormat, pendingSince: at });
  expect(told).toEqual([
    { kind: "index.wanted", detail: { game: "pokemon" }, at, occasion: ["1"] },
  ]);
  const patience = { quietSeconds: 120, longestWaitSeconds: 3_600 };
  const build = async () => ({ version: "v", cards: 1, outcome: "published" as const });
  const wish = { game: "pokemon", at, isUrgent: true };
  await answerWish(wish, { ...deps, what: "index", build, patience }, "M1");
  const [first] = await listIndexes(deps);
  expect(first).toEqual({ game: "pokemon", format: indexFormat, checkedAt: at });
});

test("[API-3] a repetition with the same key asks for nothing more", async () => {
  const { deps, told } = administration();
  const first = await requestIndex("pokemon", "owner key", deps);
  expect(await requestIndex("pokemon", "owner key", deps)).toEqual(first);
  expect(told).toHaveLength(1);
  await requestIndex("pokemon", "owner other", deps);
  expect(told).toHaveLength(2);
  await expect(requestIndex("onepiece", "owner key", deps)).rejects.toMatchObject({
    code: "request.key_reused",
  });
});
