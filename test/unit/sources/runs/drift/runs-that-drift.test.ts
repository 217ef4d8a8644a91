import { expect, test } from "vitest";
import { driftOfRun } from "#functions/sources/runs/drift/drift-of-run.ts";
import { getRun } from "#functions/sources/runs/watch-runs.ts";
import { layOut, pipeline, putCard } from "#test/support/sources/pipeline.ts";

const numbers = Array.from({ length: 40 }, (_none, at) => String(at + 1));

/** A source of forty cards whose bodies are other ones every day, and what it takes to sync it. */
async function given() {
  const line = pipeline();
  layOut(line.bodies, { base1: numbers });
  let day = 0;
  /** `odd` are fields of the first so many cards; the others are as ever. */
  const sync = async (odd: object = {}, count = numbers.length) => {
    day += 1;
    numbers.forEach((number, at) => {
      const change = at < count ? odd : {};
      putCard(line.bodies, `base1-${number}`, { pricing: { day }, ...change });
    });
    await line.pass(1);
    const { id } = await line.start("full");
    await line.drain();
    return getRun(id, line.deps);
  };
  return { line, sync };
}
const codes = ({ findings }: { findings: readonly { code: string; field: string }[] }) =>
  findings.map(({ code, field }) => `${code} ${field}`);

test("[ING-7] a field that vanishes is a finding of the run and told, once", async () => {
  const { line, sync } = await given();
  const first = await sync();
  expect(first.findings).toEqual([]);
  expect(first.drift).toContainEqual({
    ...{ source: "tcgdex", language: "en", dataset: "cards", records: 40 },
    fields: expect.objectContaining({ "missing_field attacks": 40 }),
  });
  const second = await sync({ hp: undefined });
  expect(codes(second)).toEqual(["field_vanished hp"]);
  expect(line.noted).toEqual(second.findings);
  expect((await sync({ hp: undefined })).findings).toEqual([]);
  expect(line.noted).toHaveLength(1);
});

test.each([
  [{ hp: "50" }, 5, ["field_drifted hp"]],
  [{ hp: "50" }, 4, []],
  [{ types: ["Fire", 7] }, 40, ["field_drifted types"]],
  [{ sparkle: true }, 10, ["field_drifted sparkle"]],
])("[ING-7] %j in %i of forty cards is told as %j", async (odd, count, expected) => {
  const { sync } = await given();
  await sync();
  expect(codes(await sync(odd, count))).toEqual(expected);
});

test("a set's own fields are watched too, and its findings are kept with it", async () => {
  const { line, sync } = await given();
  await sync();
  const url = [...line.bodies.keys()].find((one) => one.endsWith("/sets/base1")) ?? "";
  const body = JSON.parse(line.bodies.get(url) ?? "");
  line.bodies.set(url, JSON.stringify({ ...body, cardCount: undefined }));
  const run = await sync();
  expect(codes(run)).toContain("field_vanished cardCount");
  const [set] = await line.store.sets("pokemon", "en");
  expect(set?.value.findings).toEqual([{ code: "missing_field", detail: "cardCount" }]);
});

test("a run in which nothing was read says nothing, and the next is compared with the one before", async () => {
  const { line, sync } = await given();
  await sync();
  await line.pass(1);
  const quiet = await line.start("full");
  await line.drain();
  expect(await getRun(quiet.id, line.deps)).toMatchObject({ drift: [], findings: [] });
  expect(codes(await sync({ hp: undefined }))).toEqual(["field_vanished hp"]);
});

test("without the table of work nothing is compared, and nothing is lost", async () => {
  const { line, sync } = await given();
  await sync();
  line.forget();
  expect((await sync({ hp: undefined })).findings).toEqual([]);
});

test("a pack whose message comes twice is counted once", async () => {
  const { line, sync } = await given();
  await sync();
  putCard(line.bodies, "base1-1", { hp: "50" });
  await line.pass(1);
  const { id } = await line.start("full");
  const known = new Set<string>();
  await line.drain((length) => {
    for (const message of line.queue) {
      if (!("bronzeKey" in message.body) || known.has(message.id)) continue;
      known.add(message.id).add(`${message.id} again`);
      line.queue.push({ ...message, id: `${message.id} again` });
    }
    return length - 1;
  });
  expect(known.size).toBeGreaterThan(0);
  // Of its units, since the run may be over when the second comes.
  const drift = driftOfRun(await line.deps.runs.allUnits(id));
  const cards = drift.find(({ dataset }) => dataset === "cards");
  expect(cards).toMatchObject({ records: 1, fields: { "unexpected_value hp": 1 } });
});
