import { describe, expect, test } from "vitest";
import type { WantedLists } from "#functions/sources/wanting/wanted-lists.ts";
import type { Interest } from "#schemas/storage/interest.ts";
import { PrintingId } from "#schemas/values.ts";

/** Wanted lists of which nothing is known, and what notes in them as a container does at a moment. */
export interface EmptyWantedLists {
  readonly lists: WantedLists;
  readonly note: (at: Date, points: Interest["points"]) => Promise<void>;
}

/** What every WantedLists promises: a list takes the place of the one that was read, and each hour has its own notes. */
export function wantedListsContract(name: string, empty: () => Promise<EmptyWantedLists>) {
  describe(`${name} is a WantedLists`, () => {
    const id = PrintingId.parse("pokemon:en:base1-4");
    const list = { until: "2026-02-01T05", cards: [[id, 12.5]] as const };

    test("of two that write over the same list the second is overtaken", async () => {
      const { lists } = await empty();
      expect(await lists.read()).toBeUndefined();
      expect(await lists.write(list, 0)).toBe("written");
      expect(await lists.write({ ...list, cards: [] }, 0)).toBe("overtaken");
      expect(await lists.read()).toEqual({ version: 1, list });
      const next = { until: "2026-02-01T06", cards: [] };
      expect(await lists.write(next, 1)).toBe("written");
      expect(await lists.write(list, 1)).toBe("overtaken");
      expect(await lists.read()).toEqual({ version: 2, list: next });
    });

    test("all notes of an hour are found, and none of another", async () => {
      const { lists, note } = await empty();
      const at = new Date("2031-02-01T05:59:59.999Z");
      for (const points of [1, 2, 3]) await note(at, { [id]: points });
      await note(new Date("2031-02-01T06:00:00.000Z"), { [id]: 9 });
      const found = await lists.notesOf("2031-02-01T05");
      expect(found.map((points) => points[id] ?? 0).sort()).toEqual([1, 2, 3]);
      expect(await lists.notesOf("2031-02-01T04")).toEqual([]);
    });
  });
}
