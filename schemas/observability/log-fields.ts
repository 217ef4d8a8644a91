/** What a log field may hold; there is no kind for bodies, and texts are short names or reasons. */
interface FieldKinds {
  readonly text: string;
  readonly number: number;
  readonly names: readonly string[];
  /** Whatever was thrown; name, message, stack and cause are logged. */
  readonly error: unknown;
}

interface LogField {
  readonly kind: keyof FieldKinds;
  readonly says: string;
}

const text = (says: string) => ({ kind: "text", says }) as const;
const number = (says: string) => ({ kind: "number", says }) as const;
const names = (says: string) => ({ kind: "names", says }) as const;

/**
 * Every field that a log line may have beside those of Powertools (level, message, timestamp,
 * service). A name means the same in every message. Nothing here may hold a body, a key, a token
 * or an address of a person.
 */
export const logFields = {
  // Of every line.
  correlationId: text("the API call or schedule that began it all"),
  // What was handled.
  operation: text("id of the API operation, or the route that nobody answers"),
  requestId: text("API Gateway's id of the call"),
  status: number("HTTP status of the answer"),
  problem: text("code of the problem document"),
  messageId: text("SQS's id of the message"),
  attempt: number("which try of the message this is; waiting and throttling do not count"),
  receives: number("how often SQS has delivered the message, for whatever reason"),
  afterSeconds: number("how long the message stays hidden until it comes back"),
  errorClass: text("transient, permanent, quota or auth"),
  outcome: text("how it turned out, in a word"),
  durationMs: number("time that the work took, in milliseconds"),
  records: number("stream records of the call"),
  taken: number("records that were the handler's business"),
  error: { kind: "error", says: "what was thrown: name, message, stack, cause" },
  undeclaredFields: names(
    "fields of a worker's report that this table lacks; left out of the line",
  ),
  // What workers report.
  runId: text("run of the catalogue's sync"),
  replayId: text("replay of stored answers"),
  packs: number("packs of stored answers that were read"),
  lines: number("stored answers that were read"),
  source: text("upstream"),
  language: text("language, as in `en`"),
  dataset: text("what the source calls such data, as in the lake"),
  field: text("field of a source's records"),
  game: text("game of the catalogue"),
  unit: text(
    "unit of a run, such as a set; the first of several that are fetched together, and how many more",
  ),
  reason: text("why, in a sentence"),
  standIns: number("runs that were started of a source in the place of another"),
  requests: number("requests that were sent to an upstream"),
  gathered: number("objects that observations of a day were gathered into"),
  parts: number("objects that they were gathered from"),
  newBodies: number("answers that were not known"),
  written: number("silver items that were written"),
  unchanged: number("silver items that were the same already"),
  older: number("observations that came too late to count"),
  rejected: number("answers that fit no schema"),
  cards: number("cards that it was about"),
  told: number("events that were published"),
  version: text("version of the search index"),
  exported: names("languages whose catalogue was published as files anew"),
  report: text("`published` where something else was found in the catalogue than before"),
  pages: number("pages of a picture"),
  pagesDrawn: number("pages that were not there yet"),
  picturesChecked: number("card pictures whose source was asked"),
  picturesLeft: number("card pictures that the queue of pictures is asked to check"),
  waiting: number("card pictures that did not come and are come back for"),
  placeholders: number("cards that are shown without their picture"),
  checked: number("card pictures whose source was asked"),
  hosted: number("card pictures that lie at addresses of our own since"),
  wanted: number("card pictures that somebody will want"),
  drifted: number("cards with fields that nobody has described, or without known ones"),
  pictures: number("different card pictures of a render"),
  sources: number("sources in each of their languages"),
  ageSeconds: number("since a run last brought the source up to date, in seconds"),
  boundSeconds: number("how old the source may be, in seconds"),
  overdueSeconds: number(
    "by which the source that is most overdue is older than it may be, in seconds; below 0 while none is",
  ),
  deleted: number("items that were deleted"),
  queue: text("work queue, as the operators' routes name it"),
  letters: number("dead letters that wait"),
} as const satisfies Record<string, LogField>;

export type LogFieldName = keyof typeof logFields;
export type LogValue<F extends LogFieldName> = FieldKinds[(typeof logFields)[F]["kind"]];

/** What a worker may report of its work: counts, ids and words, by declared names. */
export type LogReport = { readonly [F in LogFieldName]?: LogValue<F> | undefined };

export const isLogField = (name: string): name is LogFieldName => Object.hasOwn(logFields, name);
