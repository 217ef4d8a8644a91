import { expect, test } from "vitest";
import { getReplay, resumeReplay, stopReplay } from "#functions/sources/replaying/watch-replays.ts";
import { BronzeLine } from "#schemas/storage/lake.ts";
import { Language } from "#schemas/values.ts";
import { formerPacks } from "#test/support/clouds/first-version.ts";
import { pipeline, putCard } from "#test/support/sources/pipeline.ts";
import { type Line, replayed, thereAndBack } from "#test/support/sources/replayed.ts";
import { card, silver, synced } from "#test/support/sources/synced-line.ts";

test("[LAKE-6] silver that was lost comes back as it was, and no upstream is asked", async () => {
  const line = await thereAndBack();
  const [before, asked] = [structuredClone(line.store.all()), line.asked.length];
  line.store.wipe();
  const replay = await replayed(line);
  expect(line.store.all()).toEqual(before);
  expect(line.asked).toHaveLength(asked);
  expect(replay).toMatchObject({ state: "completed", target: "silver" });
  expect(replay.figures.packs).toBe(replay.figures.packsOf);
  expect(replay.figures).toMatchObject({ rejected: 0, older: 0, unchanged: 0 });
  expect(replay.byLanguage).toMatchObject([{ language: "en", packs: replay.figures.packsOf }]);
});

test("[LAKE-6] a card that changed and changed back is written once", async () => {
  const line = await thereAndBack();
  line.store.wipe();
  const before = line.store.writes();
  await replayed(line);
  // Five cards and two sets.
  expect(line.store.writes() - before).toBe(7);
});

test("[CAT-4] a replay over silver that is right writes nothing", async () => {
  const line = await thereAndBack();
  const [before, writes] = [structuredClone(line.store.all()), line.store.writes()];
  const replay = await replayed(line);
  expect(replay.figures).toMatchObject({ written: 0, rejected: 0 });
  expect(replay).toMatchObject({ said: 7, differences: 0, remerged: 0 });
  expect(line.store.writes()).toBe(writes);
  expect(line.store.all()).toEqual(before);
  expect(replay.reason).toBeUndefined();
});

test("[LAKE-6] only what is asked for is replayed", async () => {
  const { line } = await synced();
  line.store.wipe();
  await replayed(line, { units: ["base1"] });
  expect((await silver(line)).map(({ setId }) => setId)).toEqual(Array(3).fill("pokemon:en:base1"));
  line.store.wipe();
  await replayed(line, { dataset: "sets" });
  expect(await silver(line)).toEqual([]);
  await replayed(line, { languages: [] });
  expect(await silver(line)).toEqual([]);
});

test("[LAKE-6] an answer that has given way does not come back with a replay of its time", async () => {
  const line = await thereAndBack();
  const before = structuredClone(line.store.all());
  await replayed(line, { from: "2026-02-02T00:00:00.000Z", until: "2026-02-03T00:00:00.000Z" });
  expect(line.store.all()).toEqual(before);
});

test("[CAT-3] a list that lost much is doubted by a replay as it was when it came", async () => {
  const { line } = await synced((one) => {
    const numbers = ["1", "2", "3", "4", "5", "6", "7", "8"];
    for (const number of numbers) putCard(one.bodies, `base1-${number}`);
    shorten(one, numbers);
  });
  await line.pass(1);
  shorten(line, ["1", "2"]);
  await line.start("full");
  await line.drain();
  const lists = () => line.store.all().filter(({ sk }) => sk === "MEMBERS");
  const before = structuredClone(lists());
  expect(JSON.stringify(before)).toContain("doubted");
  line.store.wipe();
  await replayed(line);
  expect(lists()).toEqual(before);
});

test("[CAT-3] what a list was is not believed again because its time alone is replayed", async () => {
  const numbers = ["1", "2", "3", "4", "5", "6", "7", "8"];
  const { line } = await synced((one) => {
    for (const number of numbers) putCard(one.bodies, `base1-${number}`);
    shorten(one, numbers);
  });
  // It has lost much, says so once more, and then says something else.
  for (const rest of [
    ["1", "2"],
    ["2", "1"],
  ]) {
    await line.pass(1);
    shorten(line, rest);
    await line.start("full");
    await line.drain();
  }
  const lists = () => line.store.all().filter(({ sk }) => sk === "MEMBERS");
  const before = structuredClone(lists());
  expect(JSON.stringify(before)).not.toContain("doubted");
  line.store.wipe();
  await replayed(line, { until: "2026-02-02T00:00:00.000Z" });
  expect(lists()).toEqual(before);
});

function shorten({ bodies }: Line, numbers: readonly string[]) {
  const url = card("").replace("cards/", "sets/base1");
  const set = JSON.parse(bodies.get(url) ?? "");
  const cards = numbers.map((localId) => ({ id: `base1-${localId}`, localId, name: localId }));
  bodies.set(url, JSON.stringify({ ...set, cards }));
}

test("[LAKE-6] a replay that is stopped leaves off before its next pack, and resumed goes on there", async () => {
  const line = await thereAndBack();
  const before = structuredClone(line.store.all());
  line.store.wipe();
  const { id } = await line.replay();
  const first = line.queue.shift();
  if (first) await line.handle(first);
  await stopReplay(id, line.deps);
  await line.drain();
  const stopped = await getReplay(id, line.deps);
  expect(stopped.state).toBe("stopped");
  expect(stopped.figures.packs).toBeLessThan(stopped.figures.packsOf);
  await resumeReplay(id, line.deps);
  await resumeReplay(id, line.deps);
  await line.drain();
  const replay = await getReplay(id, line.deps);
  expect(replay).toMatchObject({ state: "completed", turn: 2 });
  expect(replay.figures.packs).toBe(replay.figures.packsOf);
  expect(line.store.all()).toEqual(before);
});

test("[ING-2] a replay whose messages come twice and whose workers die counts every pack once", async () => {
  const line = await thereAndBack();
  const before = structuredClone(line.store.all());
  line.store.wipe();
  const { id } = await line.replay();
  let calls = 0;
  line.world.doomed = ({ body }) => "replayId" in body && ++calls % 2 === 0 && calls < 8;
  const messages = () => line.queue.filter(({ body }) => "replayId" in body);
  for (const message of messages()) line.queue.push({ ...message, id: `${message.id} again` });
  await line.drain();
  const replay = await getReplay(id, line.deps);
  expect(replay.state).toBe("completed");
  expect(replay.figures.packs).toBe(replay.figures.packsOf);
  const { written, unchanged, older } = replay.figures;
  expect(written + unchanged + older).toBeGreaterThanOrEqual(7);
  expect(line.store.all()).toEqual(before);
});

test("[LAKE-6] a replay that the table has forgotten is gone, and silver is as it was", async () => {
  const { line } = await synced();
  const before = structuredClone(line.store.all());
  const { id } = await line.replay();
  line.forget();
  await line.drain();
  expect(line.store.all()).toEqual(before);
  await expect(getReplay(id, line.deps)).rejects.toMatchObject({ code: "sources.no_such_replay" });
});

test("[ING-7] a body that did not fit and now does comes in with a replay, and its run has ended well", async () => {
  const { line, run } = await synced((one) => {
    one.bodies.set(card("base1-2"), JSON.stringify({ id: "base1-2" }));
  });
  expect((await line.deps.runs.get(run.id))?.state).toBe("completed_with_failures");
  const source = line.deps.sources.get("tcgdex");
  if (!source) throw new Error("There is no such source.");
  const { records } = source;
  // The next version of the provider knows what to do with such a body.
  const mended: typeof source = {
    ...source,
    records: (answer, scope) =>
      records.call(source, answer.name === "card:base1-2" ? mendedAnswer(answer) : answer, scope),
  };
  if (line.deps.sources instanceof Map) line.deps.sources.set("tcgdex", mended);
  const replay = await replayed(line);
  expect(replay.figures).toMatchObject({ written: 1, rejected: 0 });
  expect((await silver(line)).map(({ id }) => id)).toContain("pokemon:en:base1-2");
  expect((await line.deps.runs.get(run.id))?.state).toBe("completed");
});

test("[ING-7] a body that still does not fit is no less a misfit of its run after a replay", async () => {
  const { line, run } = await synced((one) => {
    one.bodies.set(card("base1-2"), JSON.stringify({ id: "base1-2" }));
  });
  expect((await replayed(line)).figures).toMatchObject({ written: 0, rejected: 1 });
  expect((await line.deps.runs.get(run.id))?.state).toBe("completed_with_failures");
});

test("[LAKE-6] a shadow shows the lake as it was: nothing that comes meanwhile is read", async () => {
  const { line } = await synced();
  const { id } = await replayed(line, { target: "shadow" });
  const chains = await line.deps.replays.chains(id);
  expect(chains.length).toBeGreaterThan(0);
  expect(chains.filter(({ storedSince }) => storedSince !== undefined)).toEqual([]);
});

const mendedAnswer = <Answer extends { body: object }>(answer: Answer): Answer => {
  const bodies = new Map<string, string>();
  putCard(bodies, "base1-2");
  const text = async () => bodies.get(card("base1-2")) ?? "";
  return { ...answer, body: { ...answer.body, text } };
};

test("[LAKE-6] what 0.1.0 stored is replayed too", async () => {
  const line = pipeline();
  for (const [key, lines] of formerPacks()) {
    await line.deps.lake.savePack(
      key,
      lines.map((one) => BronzeLine.parse(one)),
    );
  }
  const replay = await replayed(line);
  expect(replay.figures).toMatchObject({ packs: replay.figures.packsOf, rejected: 0 });
  const cards = line.store.all().filter(({ sk }) => sk.startsWith("CARD#"));
  expect(cards.length).toBeGreaterThan(5);
  expect(line.store.all().map(({ pk }) => pk)).toContain("SETS#pokemon:en");
  line.store.wipe();
  await replayed(line, { languages: ["de"].map((code) => Language.parse(code)) });
  expect(line.store.all()).toEqual([]);
});
