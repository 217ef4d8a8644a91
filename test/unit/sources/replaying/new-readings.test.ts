import { expect, test } from "vitest";
import { noFigures } from "#functions/sources/normalizing/record-lines.ts";
import type { Source } from "#functions/sources/port/source.ts";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { listDifferences } from "#functions/sources/replaying/watch-replays.ts";
import { Language, SetId } from "#schemas/values.ts";
import type { Recorder } from "#shared/kernel/recorder.ts";
import { host, layOut, pipeline, putCard } from "#test/support/sources/pipeline.ts";
import {
  aSetUnsaid,
  type Line,
  readCardsAs,
  replayed,
  thereAndBack,
} from "#test/support/sources/replayed.ts";
import { silver } from "#test/support/sources/synced-line.ts";

const id = "pokemon:en:base1-2";
const differencesOf = async (line: Line, replayId: string) =>
  (await listDifferences(replayId, { limit: 100 }, line.deps)).items;
const shadows = ({ store }: Line) => store.all().filter(({ pk }) => pk.startsWith("SHADOW#"));
const seen = ({ store }: Line) => store.all().filter(({ pk }) => !pk.startsWith("SHADOW#"));

test("[LAKE-6] a changed normaliser reaches the cards that it reads otherwise, and writes no other", async () => {
  const line = await thereAndBack();
  readCardsAs(line, (card) => (card["id"] === id ? { ...card, name: "Read anew" } : card));
  const writes = line.store.writes();
  const replay = await replayed(line);
  expect(replay.figures).toMatchObject({ written: 1, older: 0, rejected: 0 });
  expect(line.store.writes() - writes).toBe(1);
  expect((await silver(line)).find((card) => card.id === id)?.name).toBe("Read anew");
});

test("[LAKE-6] a shadow says what would change, and silver stays as it is", async () => {
  const line = await thereAndBack();
  const before = structuredClone(line.store.all());
  readCardsAs(line, (card) => {
    if (card["id"] === "pokemon:en:exu-a") return undefined;
    return card["id"] === id ? { ...card, name: "Read anew" } : card;
  });
  const replay = await replayed(line, { target: "shadow" });
  expect(replay.state).toBe("completed");
  expect(replay.differences).toBe(2);
  expect(await differencesOf(line, replay.id)).toEqual([
    {
      ...{ what: "card", id, kind: "changed" },
      fields: [{ field: "name", before: "Card 2", after: "Read anew" }],
    },
    { what: "card", id: "pokemon:en:exu-a", kind: "removed", fields: [] },
  ]);
  expect(seen(line)).toEqual(before);
  expect(shadows(line).length).toBeGreaterThan(0);
  const inAWeek = Date.parse(replay.startedAt) / 1000 + 7 * 86_400;
  for (const item of shadows(line)) expect(Reflect.get(item, "expiresAtSeconds")).toBe(inAWeek);
});

test("[LAKE-6] a shadow of the same normaliser has no difference", async () => {
  const line = await thereAndBack();
  const replay = await replayed(line, { target: "shadow" });
  expect(replay.differences).toBe(0);
  expect(await differencesOf(line, replay.id)).toEqual([]);
  expect(replay.figures.rejected).toBe(0);
});

test("[LAKE-6] a shadow of a time shows what silver was then", async () => {
  const line = await thereAndBack();
  const until = "2026-02-03T00:00:00.000Z";
  const replay = await replayed(line, { target: "shadow", until });
  // The second day's answer is older than what silver has, so that nothing would change.
  expect(await differencesOf(line, replay.id)).toEqual([]);
  const hp = shadows(line).map((item) => Object(Reflect.get(item, "value")).attributes?.hp);
  expect(hp).toContain(90);
});

test("[LAKE-6] what the lake gives no more is removed, and said", async () => {
  const line = await thereAndBack();
  readCardsAs(line, (card) => (card["id"] === id ? undefined : card));
  const replay = await replayed(line);
  expect(replay).toMatchObject({ said: 7, differences: 1 });
  expect(await differencesOf(line, replay.id)).toEqual([
    { what: "card", id, kind: "removed", fields: [] },
  ]);
  const ofIt = line.store
    .all()
    .filter(({ pk, sk }) => pk === "SET#pokemon:en:base1" && sk.includes("2"));
  // Somebody may own it: the card stays, and nobody says it any more.
  expect(ofIt.map(({ sk, sources }) => [sk, sources?.length])).toEqual([["CARD#000002#2", 0]]);
  const again = await replayed(line);
  expect(again).toMatchObject({
    figures: { written: 0 },
    ...{ differences: 0, remerged: 0 },
  });
});

test("[LAKE-6] what is filed elsewhere now lies there alone, and nothing is left to remove", async () => {
  const line = await thereAndBack();
  readCardsAs(line, (card) =>
    card["id"] === id ? { ...card, id: "pokemon:en:base9-2", setId: "pokemon:en:base9" } : card,
  );
  const replay = await replayed(line);
  expect(replay).toMatchObject({ differences: 0, figures: { written: 1 } });
  const said = await Promise.all(
    ["base1", "base9"].map((set) =>
      line.store.setCards(SetId.parse(`pokemon:en:${set}`), { limit: 9 }),
    ),
  );
  const ofIt = said.flatMap(({ items }) => items).filter(({ value }) => value.number === "2");
  expect(ofIt.map(({ value, sources }) => [value.setId, sources.length])).toEqual([
    ["pokemon:en:base1", 0],
    ["pokemon:en:base9", 1],
  ]);
  const shadow = await replayed(line, { target: "shadow" });
  expect(shadow.differences).toBe(0);
});

test("[LAKE-6] much is only removed by whoever asks for it", async () => {
  const { line, before } = await aSetUnsaid();
  const replay = await replayed(line);
  expect(replay.reason).toMatch(/^6 of 9 records of tcgdex in silver have no ground/);
  expect(line.store.all()).toEqual(before);
  const forced = await replayed(line, { retiresMany: true });
  expect(forced.reason).toBeUndefined();
  const cards = await line.store.setCards(SetId.parse("pokemon:en:base1"), { limit: 100 });
  expect(cards.items.map(({ sources }) => sources.length)).toEqual(Array(6).fill(0));
});

test("[LAKE-6] what another source says, and what is in another language, is none of a replay's business", async () => {
  const line = pipeline({ languages: ["en", "de"] });
  for (const language of ["en", "de"]) layOut(line.bodies, { base1: ["1", "2"] }, language);
  await line.start();
  await line.drain();
  const before = structuredClone(line.store.all());
  readCardsAs(line, () => undefined);
  await replayed(line, {
    languages: ["de"].map((code) => Language.parse(code)),
    retiresMany: true,
  });
  const own = (language: string) =>
    line.store.all().filter(({ pk }) => pk.startsWith(`SET#pokemon:${language}:`));
  expect(own("en")).toEqual(before.filter(({ pk }) => pk.startsWith("SET#pokemon:en:")));
  expect(own("de").filter(({ sk }) => sk.startsWith("FRAGMENT#"))).toEqual([]);
});

test("[LAKE-6] what came while a replay read has a ground, and waits for its run to end", async () => {
  const line = await thereAndBack();
  putCard(line.bodies, "base1-4");
  putCard(line.bodies, "base1-2", { hp: 70 });
  const { id: replayId } = await line.replay();
  await line.start("full");
  await line.drain((length) => length - 1);
  const { items } = await line.deps.replays.list({ limit: 1 });
  expect(items[0]).toMatchObject({ id: replayId, state: "completed" });
  expect(await differencesOf(line, replayId)).toEqual([]);
  expect((await silver(line)).find((card) => card.id === id)?.attributes["hp"]).toBe(70);
});

test("[LAKE-6] rules of merging that have changed come to what has not", async () => {
  const line = await thereAndBack();
  const card = line.store.all().find(({ sk }) => sk === "CARD#000002#2");
  if (!card) throw new Error("There is no such card.");
  // As another version of the rules had merged it.
  const item = { ...card, value: {}, sources: [], contentHash: "0".repeat(64) };
  await line.store.save([{ fragments: [], merged: { item, replaces: card.contentHash } }]);
  const replay = await replayed(line);
  expect(replay.remerged).toBe(1);
  expect(line.store.all().find(({ sk }) => sk === card.sk)).toEqual(card);
});

test("[LAKE-6] what other areas take of answers is no misfit of a shadow, and is not taken by it", async () => {
  const taken: unknown[] = [];
  const prices: Recorder = {
    kind: "price",
    async record(records) {
      taken.push(...records);
      return { ...noFigures, written: records.length, refused: [] };
    },
  };
  const ofCards = tcgdex(host);
  const source: Source = {
    ...ofCards,
    async *records(answer, scope) {
      yield* ofCards.records(answer, scope);
      yield { record: { kind: "price", sourceId: answer.name, value: 1 } };
    },
  };
  const line = pipeline({ sources: [source], recorders: [prices] });
  layOut(line.bodies, { base1: ["1"] });
  await line.start();
  await line.drain();
  const before = taken.length;
  expect(before).toBeGreaterThan(0);
  const replay = await replayed(line, { target: "shadow" });
  expect(replay).toMatchObject({ state: "completed", differences: 0, figures: { rejected: 0 } });
  expect(taken).toHaveLength(before);
});
