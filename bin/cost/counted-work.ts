import * as z from "zod";

const byName = z.record(z.string(), z.number());

/** What one function did, on average of each time that something was done. */
export const FunctionWork = z.strictObject({
  invocations: z.number(),
  /** Milliseconds on the counting machine in which it waited for no AWS service. */
  ownMs: z.number(),
  /** Times that it waited for a service, side by side counted once. */
  waits: byName,
  /** Bytes of its own log lines, with the 26 that CloudWatch adds to each. */
  logBytes: z.number(),
  /** Capacity units by table. */
  reads: byName,
  writes: byName,
  /** Other calls, `service.action`. */
  calls: byName,
  /** Bytes of the objects that it stored. */
  storedBytes: z.number(),
});
export type FunctionWork = z.output<typeof FunctionWork>;

/** What all functions did, by their names without stage: `catalog-http`. */
export const Work = z.record(z.string(), FunctionWork);
export type Work = z.output<typeof Work>;

const CountedOperation = z.strictObject({
  work: Work,
  /** Bytes of the answer as it travels, compressed, with its headers. */
  answerBytes: z.number(),
});

/** What `npm run cost -- count` found, kept in `counted-calls.json`. */
export const CountedCalls = z.strictObject({
  countedOn: z.iso.date(),
  machine: z.string(),
  /** Cards of the catalogue that it was counted on. */
  cards: z.number(),
  /** Each operation of the API, with what followed from it in queues and streams. */
  operations: z.record(z.string(), CountedOperation),
  /**
   * A sync in which all is new, one in which every card is asked for and its body differs but no fact,
   * and one in which nothing has its turn and only the lists are asked for.
   */
  sync: z.strictObject({
    first: z.strictObject({ requests: z.number(), work: Work }),
    ordinary: z.strictObject({ requests: z.number(), newBodies: z.number(), work: Work }),
    quiet: z.strictObject({ requests: z.number(), work: Work }),
  }),
  /** Functions that a schedule starts, once each. */
  scheduled: z.record(z.string(), Work),
  /** An occasion of the schedule on which nothing is due. */
  occasion: Work,
  /** Bytes that lie in tables and buckets after the first sync. */
  stored: byName,
  /** Bytes of a picture of 100 cards at medium quality. */
  pictureBytes: z.number(),
});
export type CountedCalls = z.output<typeof CountedCalls>;
