import { expect, test } from "vitest";
import type { ReplayStore } from "#functions/sources/replaying/replay-store.ts";
import { getReplay } from "#functions/sources/replaying/watch-replays.ts";
import { FragmentItem } from "#schemas/storage/catalog-items.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { layOut, putCard } from "#test/support/sources/pipeline.ts";
import {
  aSetUnsaid,
  type Line,
  readAs,
  readCardsAs,
  replayed,
  thereAndBack,
} from "#test/support/sources/replayed.ts";
import { handleAll } from "#test/support/sources/some-messages.ts";
import { synced, two } from "#test/support/sources/synced-line.ts";

const isOfCard = (sourceId: string) => (item: { sk: string }) =>
  item.sk === `FRAGMENT#tcgdex#${sourceId}`;

async function expectNothingRemoved(line: Line) {
  const before = structuredClone(line.store.all());
  const replay = await replayed(line);
  expect(replay).toMatchObject({ state: "completed", differences: 0 });
  expect(replay.figures.rejected).toBeGreaterThan(0);
  expect(line.store.all()).toEqual(before);
}

test("[LAKE-6] what a pack says that cannot be read any more is not taken away", async () => {
  const line = await thereAndBack();
  await line.pass(1);
  layOut(line.bodies, { ...two, base1: [...two.base1, "4"] });
  await line.start("full");
  await line.drain();
  const fragment = FragmentItem.parse(line.store.all().find(isOfCard("base1-4")));
  const { bronzeKey } = fragment.provenance;
  const { lake } = line.deps;
  const readPack: typeof lake.readPack = async (key) => {
    if (key === bronzeKey) throw new MessageError("permanent", "It is damaged.");
    return line.packs.get(key) ?? [];
  };
  Object.assign(lake, { readPack });
  await expectNothingRemoved(line);
});

test("[LAKE-6] a record that the next version makes and nobody takes is not taken away", async () => {
  const line = await thereAndBack();
  readCardsAs(line, (card) => (card["number"] === "3" ? { ...card, name: 7 } : card));
  await expectNothingRemoved(line);
});

test("[LAKE-6] what the next version cannot read any more is not taken away", async () => {
  const line = await thereAndBack();
  readAs(line, (outcome, name) => {
    if (name === "card:base1-3") throw new MessageError("permanent", "It is no card.");
    return outcome;
  });
  await expectNothingRemoved(line);
});

test("[LAKE-6] of a body of which a part does not fit, nothing is taken away that may be that part", async () => {
  const line = await thereAndBack();
  readAs(line, (outcome) =>
    "record" in outcome && outcome.record.kind === "set" && outcome.record.sourceId === "base1"
      ? { reject: { place: "name", reason: "It is none." } }
      : outcome,
  );
  await expectNothingRemoved(line);
});

test("[LAKE-6] what an answer gives again while silver is looked at is there in the end", async () => {
  const line = await thereAndBack();
  const [fragment] = line.store.all().filter(isOfCard("base1-3"));
  const isGone = { now: true };
  readAs(line, (outcome, name) => (isGone.now && name === "card:base1-3" ? undefined : outcome));
  const { id: replayId } = await line.replay();
  const { groundsOf } = line.deps.silver;
  let looks = 0;
  Object.assign(line.deps.silver, {
    async groundsOf(...place: Parameters<typeof groundsOf>) {
      const grounds = await groundsOf(...place);
      // Its time is over once places have been looked at.
      if (looks === 0) await line.time.advance(30_000);
      looks += 1;
      return grounds;
    },
  });
  await handleAll(line, (body) => "replayId" in body && looks === 0);
  expect(await line.deps.replays.audit(replayId)).toMatchObject({ found: 1, written: 0 });
  isGone.now = false;
  await line.pass(1);
  putCard(line.bodies, "base1-3", { pricing: { day: 9 } });
  await line.start("full");
  await handleAll(line, (body) => !("replayId" in body));
  // It says what it said, and so is not written.
  expect(line.store.all().filter(isOfCard("base1-3"))).toEqual([fragment]);
  await line.drain();
  expect((await line.deps.replays.get(replayId))?.state).toBe("completed");
  const [after] = line.store.all().filter(isOfCard("base1-3"));
  expect(FragmentItem.parse(after).value).toEqual(FragmentItem.parse(fragment).value);
});

test("[LAKE-6] of two deliveries that look at silver, neither takes away much by the other's sums", async () => {
  const { line, before } = await aSetUnsaid();
  const { id: replayId } = await line.replay();
  const { replays } = line.deps;
  const late: Pick<ReplayStore, "saveAudit"> = {
    async saveAudit(of, audit) {
      await replays.saveAudit(of, audit);
      if (audit.compared === undefined || audit.mended !== undefined) return;
      // The other one is behind, and keeps what it has counted so far.
      await replays.saveAudit(of, { ...audit, compared: "", said: 0, found: 0 });
    },
  };
  Object.assign(line.deps, { replays: { ...replays, ...late } });
  await line.drain();
  expect((await getReplay(replayId, line.deps)).reason).toMatch(/have no ground/);
  expect(line.store.all()).toEqual(before);
});

test("[LAKE-6] a run of the source is waited for, however many runs of others came since", async () => {
  const { line } = await synced();
  await line.pass(1);
  await line.start("full");
  const { id: replayId } = await line.replay();
  for (let hour = 0; hour < 12; hour += 1) {
    const startedAt = new Date(line.time.now().getTime() + hour).toISOString();
    const about = { sources: ["hourly"], languages: [], mode: "due", state: "completed" } as const;
    const run = { id: `HOURLY${hour}`, startedAt, requestHash: "", ...about, sources: ["hourly"] };
    await line.deps.runs.create({ ...run, languages: [] }, startedAt);
  }
  await handleAll(line, (body) => "replayId" in body);
  expect((await line.deps.replays.get(replayId))?.state).toBe("comparing");
  await line.drain();
  expect((await line.deps.replays.get(replayId))?.state).toBe("completed");
});
