import type { BronzeLine } from "#schemas/storage/lake.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { RecordToTake } from "#shared/kernel/recorder.ts";
import type { Lake } from "../lake/lake.ts";
import type { Source, SourceRecord } from "../port/source.ts";
import type { PlacedLine } from "./placed-line.ts";

/** A record on its way to whoever takes its kind. */
export type Draft = RecordToTake & { readonly record: SourceRecord; readonly at: PlacedLine };

/** The records of an answer, and what of it is none; a body of which nothing fits is told as a whole. */
export async function* recordsIn(
  at: PlacedLine,
  source: Source,
  lake: Pick<Lake, "bodyOf">,
): AsyncIterable<SourceRecord | { readonly reason: string }> {
  try {
    for await (const outcome of source.records(answerOf(at, lake), scopeOf(at.line))) {
      if ("record" in outcome) yield outcome.record;
      else yield { reason: `${outcome.reject.place}: ${outcome.reject.reason}` };
    }
  } catch (error) {
    if (!(error instanceof MessageError)) throw error;
    yield { reason: `${at.line.name}: ${error.message}` };
  }
}

export const draftOf = (record: SourceRecord, at: PlacedLine): Draft => ({
  ...{ record, at, sourceId: record.sourceId, value: record.value, runId: at.line.runId },
  provenance: {
    source: at.line.source,
    observedAt: at.line.requestedAt,
    bronzeKey: at.key,
    bronzeLine: at.number,
    ...(record.record !== undefined && { record: record.record }),
    bodySha256: at.line.sha256,
  },
});

const answerOf = ({ line }: PlacedLine, lake: Pick<Lake, "bodyOf">) => ({
  ...{ name: line.name, dataset: line.dataset, unit: line.unit, url: line.request.url },
  lastModified: line.headers.lastModified,
  body: lake.bodyOf(line),
});

const scopeOf = ({ day, language }: BronzeLine) => ({
  day,
  ...(language !== "any" && { language }),
});
