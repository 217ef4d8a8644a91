import { describe, expect, test } from "vitest";
import { drawRender } from "#functions/images/renders/draw-render.ts";
import { turnMs } from "#functions/images/renders/render-turn.ts";
import type { Ulid } from "#schemas/values.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { at } from "#test/support/collections/collections.ts";
import { renderPorts } from "#test/support/pictures/render-ports.ts";

/** Some 20 pages of 70 cards each, more than a second's work a page. */
const large = { columns: 10, quality: "high" };
const pageMs = 2_000;

type Desk = Awaited<ReturnType<typeof renderPorts>>;

/** One worker for the renders of several users; a page takes two seconds. */
function oneWorker() {
  let nowMs = Date.parse(at);
  const clock = () => new Date(nowMs);
  const letters: { desk: Desk; id: Ulid; visibleAtMs: number }[] = [];
  const log: string[] = [];
  const visible = () => letters.filter((one) => one.visibleAtMs <= nowMs);
  return {
    ...{ clock, letters, log, nowMs: () => nowMs },
    pass(ms: number) {
      nowMs += ms;
    },
    async user(cards: number): Promise<Desk> {
      const desk = await renderPorts(cards, { clock });
      const { keep } = desk.ports.pages;
      desk.ports.pages.keep = async (page, bytes) => {
        nowMs += pageMs;
        return keep(page, bytes);
      };
      desk.ports.queue.waiting = async () => visible().length;
      return desk;
    },
    send: (desk: Desk, id: Ulid) => letters.push({ desk, id, visibleAtMs: nowMs }),
    /** Works on one message, as SQS and Lambda would hand it over. */
    async step(nameOf: (desk: Desk) => string = () => "") {
      const [next] = visible();
      if (!next) {
        nowMs = Math.min(...letters.map(({ visibleAtMs }) => visibleAtMs));
        return;
      }
      letters.splice(letters.indexOf(next), 1);
      const { desk, id } = next;
      const name = { userId: desk.place.userId, renderId: id };
      const report = await drawRender(name, { attempt: 1, leftMs: 300_000 }, desk.ports);
      log.push(`${nameOf(desk)} ${report instanceof ComeBack ? "paused" : report.outcome}`);
      if (report instanceof ComeBack)
        letters.push({ ...next, visibleAtMs: nowMs + report.afterSeconds * 1000 });
    },
  };
}

test("[IMG-11] a browser that is yet to start does so while the plan comes", async () => {
  const { ports, ask, place } = await renderPorts(9);
  const order: string[] = [];
  const { get } = ports.plans;
  ports.plans.get = (id) => {
    order.push("plan");
    return get(id);
  };
  ports.tools.sheetDrawer.prepare = () => void order.push("browser");
  const { id } = await ask();
  const name = { userId: place.userId, renderId: id };
  await drawRender(name, { attempt: 1, leftMs: 300_000 }, ports);
  expect(order).toEqual(["browser", "plan"]);
});

describe("with two users and one worker", () => {
  async function both() {
    const worker = oneWorker();
    const [many, few] = [await worker.user(1_200), await worker.user(9)];
    const names = new Map([
      [many, "many"],
      [few, "few"],
    ]);
    const huge = await many.ask(large);
    worker.send(many, huge.id);
    const little = await few.ask();
    worker.send(few, little.id);
    const step = () => worker.step((desk) => names.get(desk) ?? "");
    return { ...worker, many, few, huge, little, step };
  }

  test("[IMG-5] nine cards wait for a turn of somebody's thousands, not for all of them", async () => {
    const { step, few, little, log, letters, nowMs } = await both();
    while ((await few.get(little.id))?.state !== "done") await step();
    expect(log).toEqual(["many paused", "few drawn"]);
    expect(nowMs() - Date.parse(at)).toBeLessThanOrEqual(turnMs + 2 * pageMs);
    while (letters.length > 0) await step();
    expect(log).toEqual(["many paused", "few drawn", "many drawn"]);
  });

  test("what is drawn in turns is what is drawn in one go, and no page is drawn twice", async () => {
    const alone = await renderPorts(1_200);
    const { id } = await alone.ask(large);
    await alone.draw(id);
    const { step, many, huge, letters } = await both();
    while (letters.length > 0) await step();
    const keys = [...alone.ports.pages.files.keys()].sort();
    expect(keys.length).toBeGreaterThan(15);
    expect([...many.ports.pages.kept].sort()).toEqual(keys);
    const done = await many.get(huge.id);
    expect(done).toMatchObject({ state: "done", percent: 100, cardsDone: 1_200, startedAt: at });
    expect(done?.composite?.pages).toEqual((await alone.get(id))?.composite?.pages);
  });

  test("a picture that comes between two turns does not send a render back to its first page", async () => {
    const { step, many, huge, letters } = await both();
    await step();
    const kept = many.ports.pages.kept.length;
    expect(kept).toBeGreaterThan(1);
    const [one] = (await many.ports.records.find([...(await idsOf(many, huge.id))])).values();
    if (!one) throw new Error("No picture is known.");
    const other = { ...one, sha256: "0".repeat(64), version: one.version + 1 };
    await many.ports.records.save(other, one);
    while (letters.length > 0) await step();
    const keys = new Set(many.ports.pages.kept.map((path) => path.split("/")[1]));
    expect(keys.size).toBe(1);
    expect(new Set(many.ports.pages.kept).size).toBe(many.ports.pages.kept.length);
  });

  test("progress goes on where it was, and never back", async () => {
    const { step, many, huge, letters } = await both();
    const seen: number[] = [];
    const { advance } = many.ports.renders;
    many.ports.renders.advance = (name, progress) => {
      seen.push(progress.percent);
      return advance(name, progress);
    };
    while (letters.length > 0) await step();
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect((await many.get(huge.id))?.percent).toBe(100);
  });

  test("one that is cancelled or deleted between two turns is not gone on with", async () => {
    const { step, many, huge, letters, log } = await both();
    await step();
    const kept = many.ports.pages.kept.length;
    const name = { userId: many.place.userId, renderId: huge.id };
    await many.ports.renders.cancel(name, at);
    while (letters.length > 0) await step();
    expect(log).toEqual(["many paused", "few drawn", "many not_wanted"]);
    expect(many.ports.pages.kept).toHaveLength(kept);
  });

  test("a render that has little time left steps back no more", async () => {
    const worker = oneWorker();
    const many = await worker.user(1_200);
    many.ports.queue.waiting = async () => 1;
    const { id } = await many.ask(large);
    worker.send(many, id);
    let turns = 0;
    for (; worker.letters.length > 0; turns += 1) {
      // Others take so long that it hardly gets a turn.
      for (const letter of worker.letters) letter.visibleAtMs += 240_000;
      await worker.step();
      await worker.step();
    }
    expect((await many.get(id))?.state).toBe("done");
    expect(turns).toBeGreaterThan(2);
  });
});

test("[IMG-5] fetching pictures is handed back, too, and takes no more than its minute in all", async () => {
  const worker = oneWorker();
  const many = await worker.user(200);
  many.ports.queue.waiting = async () => 3;
  const { fetch } = many.ports.source;
  many.ports.source.fetch = async (url, known) => {
    worker.pass(500);
    return fetch(url, known);
  };
  const { id } = await many.ask();
  worker.send(many, id);
  await worker.step();
  expect(worker.log).toEqual([" paused"]);
  expect(many.ports.source.asked.length).toBeLessThan(20);
  expect(many.checksWanted).toEqual([]);
  while (worker.letters.length > 0) await worker.step();
  const { asked } = many.ports.source;
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.length).toBeGreaterThan(110);
  expect(asked.length).toBeLessThan(130);
  // What there was no time for is fetched elsewhere, and drawn as placeholders here.
  expect(many.checksWanted).toHaveLength(200 - asked.length);
  const done = await many.get(id);
  expect(done?.state).toBe("done");
  expect(done?.placeholders?.unreachable).toHaveLength(200 - asked.length);
});

async function idsOf(desk: Desk, id: Ulid) {
  const plan = await desk.ports.plans.get(id);
  return plan?.cards.map(({ printingId }) => printingId) ?? [];
}
