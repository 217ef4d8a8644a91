import type { PictureId } from "#schemas/images/picture-id.ts";
import { type Observation, observationsKey } from "#schemas/storage/lake.ts";
import type { Sha256 } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Attempt } from "#shared/upstreams/attempt-trouble.ts";
import { hashOf, lengthOf, snippetOf, storableRequest } from "#shared/upstreams/exchange.ts";
import type { Observations } from "#shared/upstreams/observations.ts";
import type { UpstreamGate } from "#shared/upstreams/upstream-gate.ts";

/** Where the lake has the record of what hosts of pictures were asked for. */
const dataset = "pictures";

export interface RecordPorts {
  readonly gate: Pick<UpstreamGate, "noteSuccess">;
  readonly observations: Observations;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** What was asked for in one try, and whose picture it is. */
export interface PictureTry {
  readonly url: string;
  readonly printingId: PictureId;
  /** What its card was known to show. */
  readonly known: Sha256 | undefined;
  readonly attempt: Attempt;
}

/**
 * What one visit asked hosts of pictures for: a line each exchange, an object each host. The lines name bodies by
 * their hash, under which the bucket has those that are pictures (`originals/`).
 */
export function pictureRecord({ gate, observations, clock, newId }: RecordPorts) {
  let visit = newId();
  const lines = new Map<string, Observation[]>();
  return {
    keep(host: string, one: PictureTry): void {
      lines.set(host, [...(lines.get(host) ?? []), lineOf(host, one, visit)]);
    },

    /** Stores the lines; those that could not be stored are kept for the next time. */
    async store(): Promise<void> {
      const id = visit;
      visit = newId();
      for (const [host, own] of [...lines]) {
        const [first] = own;
        if (!first) continue;
        lines.delete(host);
        try {
          const key = observationsKey({ ...first, at: first.requestedAt, id });
          await observations.saveObservations(key, own);
        } catch (error) {
          lines.set(host, [...own, ...(lines.get(host) ?? [])]);
          throw error;
        }
        const isWell = own.some(({ outcome }) => outcome !== "failed");
        if (isWell) await gate.noteSuccess(host, clock().toISOString());
      }
    },
  };
}

function lineOf(
  source: string,
  { url, printingId, known, attempt }: PictureTry,
  runId: string,
): Observation {
  const { exchange, verdict } = attempt;
  const { requestedAt, durationMs, status, headers = {} } = exchange;
  const bytes = lengthOf(exchange);
  // A 304 confirms what its asker has.
  const sha256 = verdict.kind === "not_modified" ? known : hashOf(exchange);
  return {
    ...{ source, dataset, language: "any", unit: dataset, name: printingId },
    ...{ request: storableRequest({ url }), requestedAt, durationMs },
    ...{ runId, day: requestedAt.slice(0, 10) },
    ...(status !== undefined && { status, headers }),
    ...(bytes !== undefined && { bytes }),
    ...(sha256 !== undefined && { sha256 }),
    ...(verdict.kind === "failed"
      ? { outcome: "failed", failure: verdict.failure, ...snippetOf(exchange) }
      : { outcome: outcomeOf(verdict.kind, sha256 === known) }),
  };
}

const outcomeOf = (kind: "data" | "not_modified", isKnown: boolean) => {
  if (kind === "not_modified") return kind;
  return isKnown ? "known" : "new";
};
