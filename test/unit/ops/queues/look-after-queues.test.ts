import { expect, test } from "vitest";
import {
  listDeadLetters,
  listQueues,
  redriveQueue,
} from "#functions/ops/queues/look-after-queues.ts";
import type { DeadLetter, Queues } from "#functions/ops/queues/queues.ts";

const letter = (minute: number, more: Partial<DeadLetter> = {}): DeadLetter => ({
  id: `L${minute}`,
  sentAt: `2026-02-01T05:${String(minute).padStart(2, "0")}:00.000Z`,
  ...{ reason: "set: The upstream said 500.", errorClass: "transient" },
  body: JSON.stringify({ unit: `set${minute}` }),
  ...more,
});

function ports(letters: readonly DeadLetter[]) {
  const queues: Queues = {
    names: ["fetch", "renders"],
    depth: async (name) => ({ name, waiting: 0, inFlight: 0, delayed: 0, deadLetters: 2 }),
    lettersOf: async () => letters.length,
    letters: async () => letters,
    redrive: async () => 3,
  };
  return { queues, clock: () => new Date("2026-02-01T06:00:00.000Z") };
}

test("[OPS-8] letters say what they are about, why they were given up and how old they are", async () => {
  const { items } = await listDeadLetters({ name: "fetch", limit: 10 }, ports([letter(30)]));
  expect(items).toEqual([
    {
      ...{ id: "L30", sentAt: "2026-02-01T05:30:00.000Z", ageSeconds: 1800 },
      ...{ reason: "set: The upstream said 500.", errorClass: "transient" },
      body: { unit: "set30" },
    },
  ]);
});

test("a letter that SQS moved by itself has no reason, and one that is no JSON is shown as text", async () => {
  const odd = letter(1, { reason: undefined, errorClass: undefined, body: "not json" });
  const { items } = await listDeadLetters({ name: "fetch", limit: 10 }, ports([odd]));
  expect(items[0]).toStrictEqual({
    ...{ id: "L1", sentAt: "2026-02-01T05:01:00.000Z", ageSeconds: 3540, body: "not json" },
  });
});

test("pages follow each other, also when the letter they ended with is gone by then", async () => {
  const all = [letter(1), letter(2), letter(3), letter(4)];
  const first = await listDeadLetters({ name: "fetch", limit: 2 }, ports(all));
  expect(first.items.map(({ id }) => id)).toEqual(["L1", "L2"]);
  const cursor = first.nextCursor;
  const rest = await listDeadLetters({ name: "fetch", limit: 2, cursor }, ports(all.slice(2)));
  expect(rest.items.map(({ id }) => id)).toEqual(["L3", "L4"]);
  expect(rest.nextCursor).toBeUndefined();
  // Those of the first page may be there still, and none comes twice.
  const again = await listDeadLetters({ name: "fetch", limit: 9, cursor }, ports(all));
  expect(again.items.map(({ id }) => id)).toEqual(["L3", "L4"]);
  await expect(
    listDeadLetters({ name: "renders", limit: 2, cursor }, ports(all)),
  ).rejects.toMatchObject({ code: "request.bad_cursor" });
});

test("a queue that is not there is refused with the names of those that are", async () => {
  await expect(redriveQueue({ name: "toString", limit: 1 }, ports([]))).rejects.toMatchObject({
    code: "ops.no_such_queue",
    message: 'There is no queue "toString"; there are fetch, renders.',
  });
  await expect(listDeadLetters({ name: "none", limit: 1 }, ports([]))).rejects.toMatchObject({
    code: "ops.no_such_queue",
  });
  expect(await redriveQueue({ name: "renders", limit: 5 }, ports([]))).toEqual({
    ...{ redriven: 3, deadLettersLeft: 2 },
  });
});

test("[OPS-8] every queue is listed with what lies in it", async () => {
  const depth = { waiting: 0, inFlight: 0, delayed: 0, deadLetters: 2 };
  expect(await listQueues(ports([]))).toEqual([
    { name: "fetch", ...depth },
    { name: "renders", ...depth },
  ]);
});
