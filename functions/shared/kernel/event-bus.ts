import type { EventDetail, EventKind } from "#schemas/messages/events/declarations.ts";

/** Something that has happened, for whoever wants to know. */
export type News<K extends EventKind = EventKind> = {
  readonly [Kind in K]: {
    readonly kind: Kind;
    readonly detail: EventDetail<Kind>;
    /** When the last thing that it tells happened. */
    readonly at: string;
    /**
     * What tells this occasion from another with the same detail, such as the sequence numbers of
     * stream records: with the detail it makes the event's id.
     */
    readonly occasion: readonly string[];
  };
}[K];

/** Tells events to other areas. What is told twice has the same id both times. */
export interface EventBus {
  /** @throws Error unless all of it was taken; some of it may have been */
  publish(news: readonly News[]): Promise<void>;
}
