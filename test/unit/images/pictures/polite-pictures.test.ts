import { expect, test } from "vitest";
import { checkBudget } from "#functions/images/pictures/check-budget.ts";
import { hostingOf } from "#functions/images/pictures/hosting.ts";
import { pictureSourceOver } from "#functions/images/pictures/http-picture-source.ts";
import { mirrorAll } from "#functions/images/pictures/mirror-images.ts";
import { originalKey } from "#schemas/storage/image-files.ts";
import { PrintingId, Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Exchange } from "#shared/upstreams/exchange.ts";
import { type FakeClock, fakeClock } from "#test/fakes/fake-clock.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { memoryObservations } from "#test/fakes/memory-observations.ts";
import { memoryUpstreamGate } from "#test/fakes/memory-upstream-gate.ts";
import { paperImaging, paperPicture } from "#test/fakes/paper-drawing.ts";

const origin = "https://pictures.test";
const host = {
  name: "pictures",
  origins: [origin],
  settings: { requestsPerSecond: 10, lanes: 4, firstWaitSeconds: 15, longestWaitSeconds: 1400 },
};
type Reply = Partial<Exchange>;
const picture = (name: string): Reply => ({
  ...{ status: 200, headers: { etag: `"${name}"` }, bytes: paperPicture(name) },
  durationMs: 20,
});
const refusing: Reply = { error: "connect ECONNREFUSED", durationMs: 1 };

/** Cards 1, 2, … whose pictures one host has, and workers that share nothing but tables. */
function given(reply: (name: string) => Reply) {
  const time = fakeClock();
  const asked: { name: string; atMs: number; tag: string | undefined }[] = [];
  const random = () => 0.5;
  const gate = memoryUpstreamGate({ clock: time.now, random, settingsOf: () => host.settings });
  const observations = memoryObservations();
  const [records, archive] = [memoryImageRecords(), memoryImageStore()];
  let visits = 0;
  const worker = () => {
    const source = pictureSourceOver(
      {
        async send({ url }, { etag }, timeoutMs = Number.POSITIVE_INFINITY) {
          const name = url.replace(`${origin}/`, "");
          asked.push({ name, atMs: time.now().getTime(), tag: etag });
          const requestedAt = time.now().toISOString();
          const answer = { requestedAt, durationMs: 0, ...reply(name) };
          const durationMs = Math.min(answer.durationMs, timeoutMs);
          await time.sleep(durationMs);
          const isCut = durationMs < answer.durationMs;
          return isCut ? { requestedAt, durationMs, error: "No answer." } : answer;
        },
      },
      {
        ...{ hosts: [host], gate, observations, clock: time.now, sleep: time.sleep, random },
        newId: () => `V${++visits}`,
      },
    );
    const imaging = paperImaging();
    const ports = { records, archive, source, imaging, hosting: hostingOf([]), clock: time.now };
    return (numbers: readonly number[], budgetMs = 40_000) =>
      mirrorAll(numbers.map(checkOf), { budget: checkBudget(budgetMs, time.now) }, ports);
  };
  return { time, asked, gate, observations, records, archive, worker };
}

const idOf = (number: number) => PrintingId.parse(`pokemon:en:base1-${number}`);
const checkOf = (number: number) => ({
  printingId: idOf(number),
  sourceUrl: `${origin}/${number}`,
});
const numbers = (count: number, from = 1) =>
  Array.from({ length: count }, (_none, index) => from + index);

/** How many requests were sent in the second after any of them, at most. */
const mostInASecond = (asked: readonly { atMs: number }[]) =>
  Math.max(
    ...asked.map(
      ({ atMs }) => asked.filter((one) => one.atMs >= atMs && one.atMs < atMs + 1_000).length,
    ),
  );

/** Each worker has four pictures; so many of them are at work at once. */
async function inTurns(
  count: number,
  atOnce: number,
  visit: () => (ids: number[]) => Promise<unknown>,
  time: FakeClock,
) {
  const visits = numbers(count).map((turn) => () => visit()(numbers(5, turn * 5)));
  const lane = async () => {
    for (let next = visits.shift(); next; next = visits.shift()) await next();
  };
  await time.finish(Promise.all(Array.from({ length: atOnce }, lane)));
}

test.each([
  { how: "refuses", reply: refusing, atOnce: 1, most: 6 },
  { how: "refuses", reply: refusing, atOnce: 6, most: 10 },
  { how: "hangs", reply: { durationMs: 3_600_000 }, atOnce: 1, most: 5 },
  { how: "hangs", reply: { durationMs: 3_600_000 }, atOnce: 6, most: 10 },
])(
  "[ING-4] a host that $how is asked $most times at most for 120 pictures, by 24 workers, $atOnce at once",
  async ({ reply, atOnce, most }) => {
    const { time, asked, worker } = given(() => reply);
    await inTurns(24, atOnce, worker, time);
    expect(asked.length).toBeLessThanOrEqual(most);
    expect(asked.length).toBeGreaterThanOrEqual(5);
  },
);

test("[ING-4] two workers together ask a host no faster than it is asked by one", async () => {
  const { time, asked, worker } = given(picture);
  const [one, other] = [worker(), worker()];
  await time.finish(Promise.all([one(numbers(40)), other(numbers(40, 41))]));
  expect(asked).toHaveLength(80);
  expect(mostInASecond(asked)).toBeLessThanOrEqual(host.settings.requestsPerSecond);
  const took = (asked.at(-1)?.atMs ?? 0) - (asked[0]?.atMs ?? 0);
  expect(took).toBeGreaterThanOrEqual(7_900);
});

test("[IMG-5] nobody waits for a turn longer than there is time, and what was not asked is said", async () => {
  const { time, asked, worker } = given(picture);
  const startedMs = time.now().getTime();
  const found = await time.finish(worker()(numbers(100), 2_000));
  const latest = Math.max(...asked.map(({ atMs }) => atMs)) - startedMs;
  expect(latest).toBeLessThanOrEqual(2_000);
  expect(time.now().getTime() - startedMs).toBeLessThanOrEqual(2_100);
  const unasked = found.filter(({ outcome }) => outcome === "unasked");
  expect(unasked.length).toBe(100 - asked.length);
  expect(unasked.length).toBeGreaterThan(70);
});

test("a host that is left alone is not asked, nothing is recorded, and when it may be asked is said", async () => {
  const { time, asked, worker, records } = given(() => ({ ...refusing }));
  await inTurns(2, 1, worker, time);
  const before = asked.length;
  const [found] = await time.finish(worker()([777]));
  expect(asked).toHaveLength(before);
  expect(found).toMatchObject({ outcome: "unasked" });
  const againMs = found?.outcome === "unasked" ? (found.untilMs ?? 0) : 0;
  expect(againMs - time.now().getTime()).toBeGreaterThan(5_000);
  expect(await records.find([idOf(777)])).toEqual(new Map());
});

test("[IMG-1] what is the picture's own fault closes no host: 403, 404, pages and half pictures of many cards", async () => {
  const replies: Reply[] = [
    { status: 403, headers: {} },
    { status: 404, headers: {} },
    { status: 200, headers: { contentType: "text/html" }, bytes: Buffer.from("<html>Log in") },
    { status: 200, headers: {}, bytes: Buffer.alloc(0) },
  ];
  const { time, asked, worker, gate } = given((name) => replies[Number(name) % 4] ?? {});
  await time.finish(worker()(numbers(40)));
  expect(asked).toHaveLength(40);
  expect(await gate.status("pictures")).toMatchObject({ isOpen: false });
});

test("[LAKE-4] every exchange is on record: whose picture, when, what came, and where its body lies", async () => {
  const { time, observations, worker, archive } = given((name) => {
    if (name === "2") return { status: 404, headers: {}, bytes: Buffer.from("No such file") };
    return picture(name);
  });
  await time.finish(worker()([1, 2]));
  const [[key, lines]] = [...observations.objects] as [
    [string, ReturnType<typeof observations.lines>],
  ];
  expect(key).toMatch(
    /^observations-recent\/source=pictures\/dataset=pictures\/year=2026\/month=02\/day=01\/\d{9}-any-V\d+\.ndjson\.gz$/,
  );
  const hash = sha256(paperPicture("1"));
  expect(lines).toMatchObject([
    {
      ...{ source: "pictures", dataset: "pictures", name: "pokemon:en:base1-1", status: 200 },
      ...{ request: { method: "GET", url: `${origin}/1` }, outcome: "new", sha256: hash },
    },
    { name: "pokemon:en:base1-2", status: 404, outcome: "failed", snippet: "No such file" },
  ]);
  expect(originalKey(Sha256.parse(hash))).toContain(hash);
  expect(archive.originals()).toContain(hash);
});

test("[LAKE-4] a 304 is filed with the hash of the picture that it confirms", async () => {
  let isKnown = false;
  const reply = (name: string): Reply => (isKnown ? { status: 304, headers: {} } : picture(name));
  const { time, observations, worker, asked } = given(reply);
  const mirror = worker();
  await time.finish(mirror([1]));
  isKnown = true;
  await time.advance(8 * 86_400_000);
  await time.finish(mirror([1]));
  expect(asked.at(-1)?.tag).toBe('"1"');
  expect(observations.lines().at(-1)).toMatchObject({
    ...{ outcome: "not_modified", sha256: sha256(paperPicture("1")) },
  });
});

test("what could not be put on record is put there by the next visit", async () => {
  const { time, observations, worker, records } = given(picture);
  const mirror = worker();
  const { saveObservations } = observations;
  const fake = observations as { saveObservations: typeof saveObservations };
  fake.saveObservations = async () => {
    throw new Error("The lake is away.");
  };
  await expect(time.finish(mirror([1]))).rejects.toThrow("away");
  expect((await records.find([idOf(1)])).size).toBe(1);
  fake.saveObservations = saveObservations;
  await time.finish(mirror([2]));
  expect(observations.lines().map(({ name }) => name)).toEqual([idOf(1), idOf(2)]);
});

test("[LAKE-3] a pace and a circuit that are forgotten in the middle cost no picture", async () => {
  const { time, worker, gate } = given(picture);
  const fresh = memoryUpstreamGate({
    ...{ clock: time.now, random: () => 0.5 },
    settingsOf: () => host.settings,
  });
  const visit = worker()(numbers(30));
  await time.advance(1_000);
  Object.assign(gate, fresh);
  const found = await time.finish(visit);
  expect(found.every((one) => one.outcome === "checked" && one.record.status === "present")).toBe(
    true,
  );
});
