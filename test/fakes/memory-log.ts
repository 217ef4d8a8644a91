import type { LoggedChange, UndonePart } from "#functions/collections/changes/ledger.ts";
import type { Ulid } from "#schemas/values.ts";

type SaidOfLong = "done" | "endedAt" | "undoing" | "isTakenBack" | "undoneBy";

/** What the log holds of each user. */
export interface MemoryLog {
  add(userId: string, change: LoggedChange): void;
  /** Says something else of a long change; undefined where nothing is said any more. */
  change(userId: string, id: Ulid, said: Partial<Pick<LoggedChange, SaidOfLong>>): void;
  /** Marks a part as taken back; false when it is already, or is not there. */
  undo(userId: string, of: UndonePart & { readonly by: Ulid }): boolean;
  of(userId: string): readonly LoggedChange[];
}

/** The log of what people do, in memory. */
export function memoryLog(): MemoryLog {
  const all = new Map<string, LoggedChange[]>();
  const of = (userId: string) => all.get(userId) ?? [];
  return {
    add: (userId, change) => void all.set(userId, [...of(userId), change]),
    change(userId, id, said) {
      const isLong = (one: LoggedChange) => one.id === id && one.collectionIds !== undefined;
      all.set(
        userId,
        of(userId).map((one) => (isLong(one) ? { ...one, ...said } : one)),
      );
    },
    undo(userId, { id, part, by, kept = [], after }) {
      const found = of(userId).find((one) => one.id === id && one.part === part);
      if (!found || found.undoneBy !== after || (after && !found.kept)) return false;
      const { kept: _before, ...rest } = found;
      const undone = { ...rest, undoneBy: by, ...(kept.length > 0 && { kept }) };
      all.set(
        userId,
        of(userId).map((one) => (one === found ? undone : one)),
      );
      return true;
    },
    of: (userId) =>
      of(userId).toSorted((a, b) => (a.id === b.id ? a.part - b.part : a.id < b.id ? -1 : 1)),
  };
}
