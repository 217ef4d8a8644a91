import type { ReadWantedList, WantedLists } from "#functions/sources/wanting/wanted-lists.ts";
import { hourOf, type Interest } from "#schemas/storage/interest.ts";

/** Wanted cards in memory; `note` is what containers do. */
export function memoryWantedLists(): WantedLists & {
  note(at: Date, points: Interest["points"]): void;
} {
  let stored: ReadWantedList | undefined;
  const notes = new Map<string, Interest["points"][]>();
  return {
    read: async () => stored,
    async write(list, before) {
      if ((stored?.version ?? 0) !== before) return "overtaken";
      stored = { list, version: before + 1 };
      return "written";
    },
    notesOf: async (hour) => notes.get(hour) ?? [],
    note(at, points) {
      const hour = hourOf(at);
      notes.set(hour, [...(notes.get(hour) ?? []), points]);
    },
  };
}
