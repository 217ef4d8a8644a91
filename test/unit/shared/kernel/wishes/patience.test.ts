import { describe, expect, test } from "vitest";
import { askForIndex } from "#functions/catalog/indexing/requests/ask-for-index.ts";
import { listIndexes, statusOf } from "#functions/catalog/indexing/requests/list-indexes.ts";
import { games } from "#schemas/games/index.ts";
import { indexFormat } from "#schemas/storage/index-pointer.ts";
import { WantedBuild } from "#schemas/storage/wanted-build.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { answerWish } from "#shared/kernel/wishes/answer-wish.ts";
import { isAnswered, waitMs } from "#shared/kernel/wishes/due.ts";
import { memoryWantedBuilds } from "#test/fakes/memory-wanted-builds.ts";

const patience = { quietSeconds: 120, longestWaitSeconds: 3_600 };
const start = Date.parse("2026-02-01T06:00:00.000Z");
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const state = (more: object) => WantedBuild.parse({ wanted: 1, ...more });

describe("wishes for an index wait", () => {
  test.each([
    ["until it is quiet", { firstAt: at(0), lastAt: at(60) }, 100, 80],
    ["no longer once it is", { firstAt: at(0), lastAt: at(60) }, 180, 0],
    ["no longer than they may", { firstAt: at(0), lastAt: at(3_590) }, 3_595, 5],
    ["not at all when they are late", { firstAt: at(0), lastAt: at(3_590) }, 4_000, 0],
    ["not for who is in a hurry", { firstAt: at(0), lastAt: at(60), urgent: 1 }, 60, 0],
    ["not when all are answered", { firstAt: at(0), lastAt: at(60), answered: 1 }, 60, 0],
    ["not when nobody knows since when", { lastAt: at(60) }, 60, 0],
    ["not when nobody knows of the last", { firstAt: at(0) }, 60, 0],
  ])("%s", (_what, more, nowSeconds, leftSeconds) => {
    expect(waitMs(state(more), patience, new Date(at(nowSeconds)))).toBe(leftSeconds * 1000);
  });

  test("for others behind an urgent one that is answered", () => {
    const after = state({ wanted: 2, answered: 1, urgent: 1, firstAt: at(0), lastAt: at(60) });
    expect(waitMs(after, patience, new Date(at(60)))).toBe(120_000);
  });
});

test("what happened two seconds before a good build began was seen by it", () => {
  const built = { ...state({}), startedAt: at(10) };
  expect(isAnswered(at(8), built)).toBe(true);
  expect(isAnswered(at(8.001), built)).toBe(false);
  expect(isAnswered(at(0), state({}))).toBe(false);
});

describe("how an index does", () => {
  const pointer = {
    ...{ game: "pokemon", format: indexFormat, version: "v", key: "k", cards: 3 },
    ...{ builtAt: at(0), formatSince: at(0) },
  };
  const status = (more: object, current: object | undefined = pointer) =>
    statusOf("pokemon", {
      pointers: { current: async () => current as never },
      wanted: { find: async () => WantedBuild.parse(more) },
    });
  const built = { game: "pokemon", format: indexFormat, version: "v", cards: 3, builtAt: at(0) };

  test("is what is built, and since when something waits", async () => {
    expect(await status({})).toEqual(built);
    expect(await status({}, undefined)).toEqual(built);
    const none = { pointers: { current: async () => undefined } };
    const wanted = { find: async () => WantedBuild.parse({}) };
    expect(await statusOf("pokemon", { ...none, wanted })).toEqual({
      ...{ game: "pokemon", format: indexFormat },
    });
    expect(await status({ wanted: 2, answered: 1, firstAt: at(5), startedAt: at(1) })).toEqual({
      ...{ ...built, checkedAt: at(1), pendingSince: at(5) },
    });
    expect(await status({ wanted: 2, answered: 2, firstAt: at(5) })).toEqual(built);
    expect(await status({ wanted: 2, answered: 1 })).toEqual(built);
  });

  test("is what went wrong last", async () => {
    const failed = { failedAt: at(5), failure: "There is no room." };
    expect(await status(failed)).toEqual({
      ...{ ...built, failure: { at: at(5), reason: "There is no room." } },
    });
    expect(await status({ failedAt: at(5) })).toEqual(built);
    expect(await status({ failure: "There is no room." })).toEqual(built);
  });

  test("is told of each game", async () => {
    const deps = {
      pointers: { current: async () => undefined },
      wanted: { find: async () => WantedBuild.parse({}) },
    };
    expect((await listIndexes(deps)).map(({ game }) => game)).toEqual(games.names);
  });
});

describe("a message that stands for all wishes", () => {
  const game = "pokemon";
  const given = (nowSeconds: number) => {
    const wanted = memoryWantedBuilds();
    const time = { now: new Date(at(nowSeconds)) };
    let builds = 0;
    const deps = {
      ...{ what: "index", wanted, patience, clock: () => time.now },
      async build() {
        builds += 1;
        return { version: "v", cards: 1, outcome: "published" as const };
      },
    };
    const answer = (id: string, isUrgent = false) =>
      answerWish({ game, at: time.now.toISOString(), isUrgent }, deps, id);
    return { wanted, time, answer, deps, builds: () => builds };
  };

  test("is believed to be alive for its wait and an hour more", async () => {
    const { wanted, answer } = given(0);
    const waits = await answer("A");
    expect(waits).toMatchObject({ afterSeconds: 120, report: { game, outcome: "waits" } });
    expect((await wanted.find(game)).heldUntil).toBe(at(120 + 3_600));
  });

  test("is done with when a build has answered all meanwhile", async () => {
    const { wanted, answer, builds } = given(0);
    await answer("A");
    await wanted.answer(game, 0, new Date(at(1)));
    const { wanted: count } = await wanted.find(game);
    const standing = { ...(await wanted.find(game)), answered: count };
    wanted.find = async () => standing;
    wanted.drop = async () => "dropped";
    expect(await answer("A")).toEqual({ game, outcome: "answered" });
    wanted.drop = async () => "more";
    const more = await answer("A");
    expect(more).toBeInstanceOf(ComeBack);
    expect(more).toMatchObject({ afterSeconds: 120 });
    expect(builds()).toBe(0);
  });

  test("is not taken for one by whoever asks for an index, whose wish is urgent", async () => {
    const { wanted, time, deps } = given(0);
    const told: object[] = [];
    const bus = { publish: async (news: readonly object[]) => void told.push(...news) };
    await askForIndex(game, { ...deps, bus, newId: () => "ID" });
    const { messageId, urgent, wanted: count } = await wanted.find(game);
    expect([messageId, urgent, count]).toEqual([undefined, 1, 1]);
    expect(told).toEqual([
      { kind: "index.wanted", detail: { game }, at: time.now.toISOString(), occasion: ["ID"] },
    ]);
  });
});
