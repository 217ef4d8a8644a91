import { describe, expect, test } from "vitest";
import type { WantedBuilds } from "#shared/kernel/wishes/wanted-builds.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 1, 1, 6, minute));
const wish = (messageId: string | undefined, minute: number, isUrgent = false) => ({
  ...(messageId && { messageId }),
  ...{ isUrgent, at: at(minute), heldUntil: at(minute + 10) },
});
const [game, other] = ["pokemon", "onepiece"];

/** What every WantedBuilds promises: no wish is answered by a build that did not see its count. */
export function wantedBuildsContract(name: string, empty: () => Promise<WantedBuilds>) {
  describe(`${name} is a WantedBuilds`, () => {
    test("at first nothing is wanted, nor answered", async () => {
      const state = await (await empty()).find(game);
      expect(state).toEqual({ wanted: 0, answered: 0, urgent: 0 });
    });

    test("wishes are counted, and the first message stands for all", async () => {
      const wanted = await empty();
      const first = await wanted.note(game, wish("A", 0));
      expect(first).toMatchObject({ wanted: 1, messageId: "A", urgent: 0 });
      expect(await wanted.note(game, wish("B", 1))).toMatchObject({ wanted: 2, messageId: "A" });
      expect(await wanted.find(game)).toMatchObject({
        ...{ wanted: 2, answered: 0, firstAt: at(0).toISOString(), lastAt: at(1).toISOString() },
      });
      expect(await wanted.find(other)).toMatchObject({ wanted: 0 });
    });

    test("a message whose time is up stands for nothing", async () => {
      const wanted = await empty();
      await wanted.note(game, wish("A", 0));
      await wanted.hold(game, "A", at(20));
      await wanted.hold(game, "B", at(90));
      expect(await wanted.note(game, wish("B", 19))).toMatchObject({ messageId: "A" });
      expect(await wanted.note(game, wish("B", 21))).toMatchObject({ messageId: "B", wanted: 3 });
    });

    test("an urgent message stands for all at once, and says which wish was urgent", async () => {
      const wanted = await empty();
      await wanted.note(game, wish("A", 0));
      const state = await wanted.note(game, wish("B", 1, true));
      expect(state).toMatchObject({ messageId: "B", wanted: 2, urgent: 2 });
      expect(await wanted.note(game, wish(undefined, 2, true))).toMatchObject({
        ...{ messageId: "B", wanted: 3, urgent: 3 },
      });
    });

    test("a build answers what was counted when it began", async () => {
      const wanted = await empty();
      await wanted.note(game, wish("A", 0));
      await wanted.note(game, wish("B", 1));
      expect(await wanted.answer(game, 1, at(2))).toBe("some");
      expect(await wanted.find(game)).toMatchObject({
        ...{ answered: 1, wanted: 2, messageId: "A", firstAt: at(2).toISOString() },
      });
      expect(await wanted.answer(game, 2, at(3))).toBe("all");
      const { messageId, firstAt, startedAt } = await wanted.find(game);
      expect([messageId, firstAt, startedAt]).toEqual([undefined, undefined, at(3).toISOString()]);
    });

    test("a build that saw less than another takes nothing back", async () => {
      const wanted = await empty();
      for (const id of ["A", "B", "C"]) await wanted.note(game, wish(id, 0));
      await wanted.answer(game, 2, at(2));
      expect(await wanted.answer(game, 1, at(1))).toBe("some");
      expect(await wanted.find(game)).toMatchObject({
        answered: 2,
        startedAt: at(2).toISOString(),
      });
    });

    test("a message stops standing for all when all is answered, and not before", async () => {
      const wanted = await empty();
      await wanted.note(game, wish("A", 0));
      expect(await wanted.drop(game, "A")).toBe("more");
      await wanted.answer(game, 1, at(1));
      await wanted.note(game, wish("B", 2));
      await wanted.answer(game, 2, at(3));
      expect(await wanted.drop(game, "B")).toBe("more");
    });

    test("a failure is told until a build goes well; one that is over frees the standing", async () => {
      const wanted = await empty();
      await wanted.note(game, wish("A", 0));
      await wanted.fail(game, { at: at(1), reason: "no room" }, false);
      expect(await wanted.find(game)).toMatchObject({ messageId: "A", failure: "no room" });
      await wanted.fail(game, { at: at(2), reason: "no room" }, true);
      expect((await wanted.find(game)).messageId).toBeUndefined();
      expect(await wanted.note(game, wish("B", 3))).toMatchObject({ messageId: "B" });
      await wanted.answer(game, 2, at(4));
      const { failedAt, failure } = await wanted.find(game);
      expect([failedAt, failure]).toEqual([undefined, undefined]);
    });
  });
}
