import * as z from "zod";
import { isCorrelationId } from "../../observability/correlation.ts";
import { Instant } from "../../values.ts";
import { type EventDetail, type EventKind, events } from "./declarations.ts";

/**
 * What every event carries beside what it tells. It is the `detail` of an EventBridge event whose
 * `source` and `detail-type` say who tells it and of what kind it is.
 */
const Envelope = z.strictObject({
  version: z.int().positive(),
  /** Follows from what is told: a repetition has the same, so that whoever must can recognise it. */
  id: z.string().regex(/^[0-9a-f]{32}$/, "must be the id of an event: 32 digits in hex"),
  /** When the last thing that it tells happened; up to a second early. */
  at: Instant,
  correlationId: z.string().refine(isCorrelationId, "must be a correlation id"),
  detail: z.unknown(),
});

type Envelope<K extends EventKind> = Omit<z.output<typeof Envelope>, "detail"> & {
  readonly detail: EventDetail<K>;
};

/** An event as a consumer takes it. */
export type DomainEvent<K extends EventKind = EventKind> = {
  readonly [Kind in K]: Envelope<Kind> & { readonly kind: Kind };
}[K];

/** The `detail` of an event of one kind, as it is published. */
export const envelopeOf = <K extends EventKind>(kind: K) =>
  Envelope.extend({ version: z.literal(events[kind].version), detail: events[kind].detail });

/** What EventBridge wraps it in; a queue behind a rule gets all of it. */
const Delivered = z.looseObject({ source: z.string(), "detail-type": z.string() });

/**
 * Reads events of some kinds as EventBridge delivers them to a queue. Any other kind, version or
 * source does not match, as a message of another schema does not.
 */
export function deliveredEvent<const K extends EventKind>(
  kinds: readonly K[],
): z.ZodType<DomainEvent<K>> {
  const readers = kinds.map((kind) =>
    Delivered.extend({
      source: z.literal(events[kind].source),
      "detail-type": z.literal(kind),
      detail: envelopeOf(kind),
    }).transform(({ detail }) => ({ ...detail, kind })),
  );
  // Each reader makes the event of its own kind: together they make one of them.
  return z.union(readers) as unknown as z.ZodType<DomainEvent<K>>;
}

/** The cause that a delivered event names. */
export function causeOfEvent(body: unknown): string | undefined {
  const { data } = z
    .looseObject({ detail: z.looseObject({ correlationId: z.string() }) })
    .safeParse(body);
  return data?.detail.correlationId;
}
