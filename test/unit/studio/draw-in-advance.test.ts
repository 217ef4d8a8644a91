import type { SQSEvent } from "aws-lambda";
import { expect, test } from "vitest";
import { drawInAdvance } from "#functions/studio/advance/draw-in-advance.ts";
import { PictureWantedEvent } from "#functions/studio/advance/picture-wanted-event.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { AskedSubject } from "#schemas/images/subject.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { memoryStarts } from "#test/fakes/memory-starts.ts";
import { at } from "#test/support/collections/collections.ts";
import { binder, holding, wishes } from "#test/support/holdings/searched-holdings.ts";
import { renderPorts } from "#test/support/pictures/render-ports.ts";
import { copiesOf, studioWorld } from "#test/support/studio/studio-world.ts";
import { aCall } from "#test/support/workers/worker-context.ts";

const user = "somebody";
const purpose = { kind: "share", id: "of-the-binder" } as const;
const minutes = 60_000;

/** What is wanted in advance, in a world where so many messages wait for those who draw. */
async function world({ waiting = 0, cards = 1 } = {}) {
  const copies = [copiesOf("Charizard"), copiesOf("Lugia")].slice(0, cards);
  const { deps } = await studioWorld({ held: [holding(binder, copies), holding(wishes, [])] });
  const { ports, queue, pass } = await renderPorts(0);
  const spent: number[] = [];
  const state = { waiting, left: Infinity };
  const allowance = {
    async spend(_user: string, count: number) {
      if (spent.reduce((sum, one) => sum + one, count) > state.left) {
        throw new DomainError("request.too_many", "Enough.", { facts: { retryAfterSeconds: 321 } });
      }
      spent.push(count);
    },
  };
  const all = {
    ...{ ...ports, ...deps, clock: ports.clock, allowance },
    drawing: { waiting: async () => state.waiting },
  };
  return { deps: all, queue, pass, spent, state };
}

function wanted(id: string, { subject = of(binder.id), options = {} } = {}) {
  const detail = { userId: user, subject, options: CompositeOptions.parse(options), purpose };
  const told = { id: id.repeat(32), at, correlationId: "in-advance-1", version: 1, detail };
  return { ...told, kind: "picture.wanted" as const };
}
const of = (collectionId: string) => AskedSubject.parse({ kind: "collection", collectionId });

test("what is wanted in advance is asked for in its owner's name, with what it is for", async () => {
  const { deps, queue, spent } = await world();
  const options = { title: "For trade", handle: "@misty", link: "https://cards.example/u/misty" };
  expect(await drawInAdvance(wanted("a", { options }), deps)).toEqual({
    ...{ outcome: "asked", cards: 1 },
  });
  const [name] = queue;
  expect(name?.userId).toBe(user);
  expect(spent).toEqual([1]);
  const { items } = await deps.renders.list(user, { limit: 10 });
  expect(items).toMatchObject([
    { id: name?.renderId, state: "queued", purpose, collectionId: binder.id },
  ]);
  const plan = name && (await deps.plans.get(name.renderId));
  expect(plan).toMatchObject({ options, cards: [{ name: "Charizard" }] });
});

test("an event that comes twice has one render, and queues it again: its worker may have died before", async () => {
  const { deps, queue, spent } = await world();
  await drawInAdvance(wanted("a"), deps);
  await drawInAdvance(wanted("a"), deps);
  expect(new Set(queue.map(({ renderId }) => renderId)).size).toBe(1);
  expect(queue).toHaveLength(2);
  expect(spent).toEqual([1]);
  await drawInAdvance(wanted("b"), deps);
  expect(new Set(queue.map(({ renderId }) => renderId)).size).toBe(2);
});

test("it steps back while people wait, for half an hour at most", async () => {
  const { deps, queue, pass, state } = await world({ waiting: 3 });
  const back = await drawInAdvance(wanted("a"), deps);
  expect(back).toBeInstanceOf(ComeBack);
  expect(back).toMatchObject({ report: { outcome: "others_first", waiting: 3 } });
  expect(queue).toEqual([]);
  state.waiting = 0;
  expect(await drawInAdvance(wanted("a"), deps)).toMatchObject({ outcome: "asked" });
  state.waiting = 3;
  pass(31 * minutes);
  expect(await drawInAdvance(wanted("b"), deps)).toMatchObject({ outcome: "asked" });
});

test("what is beyond the user's budget waits until there is more of it", async () => {
  const { deps, queue, state } = await world();
  state.left = 0;
  expect(await drawInAdvance(wanted("a"), deps)).toMatchObject({
    ...{ afterSeconds: 321, report: { outcome: "allowance" } },
  });
  expect(queue).toEqual([]);
  state.left = 1;
  expect(await drawInAdvance(wanted("a"), deps)).toMatchObject({ outcome: "asked" });
});

test("what was wanted a day ago is not drawn any more", async () => {
  const { deps, queue, pass } = await world();
  pass(24 * 60 * minutes + 1);
  expect(await drawInAdvance(wanted("a"), deps)).toEqual({ outcome: "late" });
  expect(queue).toEqual([]);
});

test.each([
  ["a collection that is empty", of(wishes.id), {}, "images.nothing_to_draw"],
  ["one that is gone", of("01KAJ3N5Q2V7C8D9E0F1G2H3J4"), {}, "collections.no_such_collection"],
  [
    "what the filter leaves nothing of",
    of(binder.id),
    { filter: "set:neo1" },
    "images.nothing_to_draw",
  ],
  ["a filter that nobody can read", of(binder.id), { filter: "price>" }, "catalog.bad_query"],
  ["too few for a fan", of(binder.id), { layout: "fan" }, "images.too_many_cards"],
])("%s is done with, and says why", async (_what, subject, options, reason) => {
  const { deps, queue } = await world();
  expect(await drawInAdvance(wanted("a", { subject, options }), deps)).toEqual({
    ...{ outcome: "not_drawn", reason },
  });
  expect(queue).toEqual([]);
});

test("a message that nobody can read is buried, and those beside it are drawn", async () => {
  const { deps, queue } = await world();
  const buried: string[] = [];
  const handler = queueHandler(PictureWantedEvent, async () => deps, drawInAdvance, {
    queue: async () => ({
      starts: memoryStarts(),
      deadLetters: {
        ...{ maxAttempts: 4, delay: async () => undefined },
        bury: async (body) => void buried.push(body),
      },
    }),
  });
  const bodies = ["a", "b", "c"].map((id) => {
    const { kind, ...envelope } = wanted(id, { options: { title: id } });
    const options = id === "b" ? { link: "http://cards.example" } : envelope.detail.options;
    const detail = { ...envelope, detail: { ...envelope.detail, options } };
    return JSON.stringify({ source: "cardlake.sharing", "detail-type": kind, detail });
  });
  const event = {
    Records: bodies.map((body, at) => ({
      ...{ messageId: String(at), receiptHandle: String(at), body },
      attributes: { ApproximateReceiveCount: "1" },
    })),
  } as unknown as SQSEvent;
  expect(await handler(event, aCall())).toEqual({ batchItemFailures: [] });
  expect(buried).toEqual([bodies[1]]);
  expect(queue).toHaveLength(2);
});
