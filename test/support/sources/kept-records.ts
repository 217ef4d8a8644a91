import type { Recorder, RecordToTake } from "#shared/kernel/recorder.ts";

/** A recorder that keeps what it is given, in the order in which it comes. */
export function keptRecords(kind: string): Recorder & { readonly kept: readonly RecordToTake[] } {
  const kept: RecordToTake[] = [];
  return {
    ...{ kind, takesLate: true, kept },
    async record(records) {
      kept.push(...records);
      const none = { unchanged: 0, older: 0, refused: [], cards: 0, drifted: 0 };
      return { ...none, written: records.length };
    },
  };
}
