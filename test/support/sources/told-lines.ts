import type { PlacedLine } from "#functions/sources/normalizing/placed-line.ts";
import type { Outcome, Source } from "#functions/sources/port/source.ts";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import type { BronzeLine } from "#schemas/storage/lake.ts";
import type { Recorder, RecordToTake, Taken } from "#shared/kernel/recorder.ts";

export const key =
  "bronze/source=tcgdex/dataset=sets/year=2026/month=02/day=01/language=en/060000000-a.ndjson.gz";
/** A line of the pack. */
export const at = (number: number, more: Partial<BronzeLine> = {}): PlacedLine => ({
  ...{ key, number },
  line: {
    ...{ source: "tcgdex", dataset: "sets", language: "en", unit: "base1", name: `card:${number}` },
    ...{ requestedAt: "2026-02-01T06:00:00.000Z", sha256: "a".repeat(64), headers: {} },
    ...{ request: { method: "GET", url: `http://cards.test/${number}` }, ...more },
  } as BronzeLine,
});

/** A source that reads of each answer what is told by its name; an Error is thrown. */
export const reading = (told: Record<string, readonly (Outcome | Error)[]>): Source => ({
  ...tcgdex("http://cards.test"),
  *records({ name }) {
    for (const one of told[name] ?? []) {
      if (one instanceof Error) throw one;
      yield one;
    }
  },
});
export const record = (sourceId: string, kind = "card", place?: number): Outcome => ({
  record: {
    kind,
    sourceId,
    value: { id: sourceId },
    ...(place !== undefined && { record: place }),
  },
});
export const reject = (place: string): Outcome => ({ reject: { place, reason: "It is none." } });

/** What takes cards, and what it was handed. */
export function taking(take: (own: readonly RecordToTake[]) => Partial<Taken> = () => ({})) {
  const handed: (readonly RecordToTake[])[] = [];
  const recorder: Recorder = {
    kind: "card",
    async record(own) {
      handed.push(own);
      const none = { unchanged: 0, older: 0, refused: [], cards: 0, drifted: 0 };
      return { written: own.length, ...none, ...take(own) };
    },
  };
  const unread = async () => Buffer.alloc(0);
  const body = { bytes: unread, text: async () => "", async *stream() {} };
  const lake = { bodyOf: () => body };
  return { handed, deps: { lake, recorders: new Map([["card", recorder]]) } };
}
