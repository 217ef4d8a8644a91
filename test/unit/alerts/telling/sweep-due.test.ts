import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type { DueStore } from "#functions/alerts/telling/later.ts";
import { sqsLater } from "#functions/alerts/telling/sqs-later.ts";
import { sweepDue } from "#functions/alerts/telling/sweep-due.ts";
import type { ToTell } from "#schemas/messages/notice-stored.ts";
import { Ulid } from "#schemas/values.ts";
import { memoryDueStore } from "#test/fakes/memory-due-store.ts";

const at = (time: string) => new Date(`2026-08-23T${time}.000Z`);
const message = (): ToTell => ({ version: 1, userId: "u", noticeId: Ulid.parse(ulid()) });

/** Sweeps at a moment; answers what was handed over, with the moment that it is due. */
async function swept(due: DueStore, time: string, dies = () => false) {
  const handed: { message: ToTell; due: string }[] = [];
  const now = at(time);
  const sweep = sweepDue({
    due,
    clock: () => now,
    async send(messages) {
      if (dies()) throw new Error("The worker died.");
      for (const one of messages) {
        const due = new Date(now.getTime() + one.delaySeconds * 1_000).toISOString();
        handed.push({ message: one.message, due: due.slice(11, 19) });
      }
    },
  });
  return { handed, report: await sweep.catch(() => undefined) };
}

describe("[ALR-4] what has waited for its time is handed over", () => {
  test("at its moment, by the sweep of its five minutes, once", async () => {
    const due = memoryDueStore();
    const [first, second, next] = [message(), message(), message()];
    await due.put(first, at("08:00:00"));
    await due.put(second, at("08:04:30"));
    await due.put(next, at("08:05:00"));
    expect((await swept(due, "07:55:02")).handed).toEqual([]);
    expect((await swept(due, "08:00:03")).handed).toEqual([
      ...[
        { message: first, due: "08:00:03" },
        { message: second, due: "08:04:30" },
      ].toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    ]);
    expect((await swept(due, "08:00:04")).report).toEqual({ due: 0 });
    expect((await swept(due, "08:05:01")).handed).toEqual([{ message: next, due: "08:05:01" }]);
  });

  test("with what sweeps have missed that never came", async () => {
    const due = memoryDueStore();
    await swept(due, "08:00:00");
    const all = Array.from({ length: 7 }, message);
    for (const [index, one] of all.entries()) await due.put(one, at(`08:${10 + index * 5}:00`));
    const { handed } = await swept(due, "11:00:00");
    expect(handed.map((one) => one.message)).toEqual(all);
  });

  test("again by the next sweep, where one dies", async () => {
    const due = memoryDueStore();
    await swept(due, "08:00:00");
    const all = Array.from({ length: 5 }, message);
    for (const one of all) await due.put(one, at("08:05:00"));
    let calls = 0;
    const dying = await swept(due, "08:05:01", () => {
      calls += 1;
      return calls === 2;
    });
    expect(dying.report).toBeUndefined();
    expect(dying.handed).toHaveLength(2);
    expect((await swept(due, "08:10:01")).handed).toHaveLength(5);
  });

  test("a wait of a quarter of an hour at most is left to the queue, a longer one lies in the table", async () => {
    const due = memoryDueStore();
    const sent: unknown[] = [];
    const sqs = {
      send: async ({ input }: { input: { Entries: readonly { DelaySeconds?: number }[] } }) => {
        sent.push(input.Entries[0]?.DelaySeconds);
        return {};
      },
    };
    const now = at("08:00:00");
    const later = sqsLater(sqs as never, "https://sqs.example/notices", { due, clock: () => now });
    await later.at(message(), at("07:59:00"));
    await later.at(message(), new Date(now.getTime() + 4_200));
    await later.at(message(), at("08:15:00"));
    await later.at(message(), at("08:15:01"));
    expect(sent).toEqual([undefined, 5, 900]);
    expect((await swept(due, "08:15:00")).handed.map((one) => one.due)).toEqual(["08:15:01"]);
  });
});
