/** What a log field may hold; there is no kind for bodies, and texts are short names or reasons. */
interface FieldKinds {
  readonly text: string;
  readonly number: number;
  readonly names: readonly string[];
  /** Whatever was thrown; name, message, stack and cause are logged. */
  readonly error: unknown;
}

/**
 * Every field that a log line may have beside those of Powertools (level, message, timestamp,
 * service), with the kind of what it holds. A name means the same in every message. Nothing here may
 * hold a body, a key, a token or an address of a person.
 */
export const logFields = {
  // Of every line.
  correlationId: "text",
  // What was handled.
  operation: "text",
  requestId: "text",
  status: "number",
  problem: "text",
  messageId: "text",
  attempt: "number",
  receives: "number",
  afterSeconds: "number",
  errorClass: "text",
  outcome: "text",
  durationMs: "number",
  records: "number",
  taken: "number",
  error: "error",
  undeclaredFields: "names",
  // What workers report.
  runId: "text",
  replayId: "text",
  replays: "number",
  packs: "number",
  lines: "number",
  source: "text",
  language: "text",
  dataset: "text",
  field: "text",
  game: "text",
  unit: "text",
  reason: "text",
  reasons: "names",
  skipped: "number",
  standIns: "number",
  requests: "number",
  gathered: "number",
  parts: "number",
  newBodies: "number",
  written: "number",
  unchanged: "number",
  older: "number",
  watched: "number",
  shards: "number",
  holders: "number",
  valued: "number",
  stored: "number",
  fired: "number",
  due: "number",
  sent: "number",
  postponed: "number",
  dropped: "number",
  rejected: "number",
  cards: "number",
  sets: "number",
  files: "number",
  points: "number",
  shortened: "number",
  forgotten: "number",
  told: "number",
  version: "text",
  exported: "names",
  file: "text",
  priceMap: "text",
  report: "text",
  pages: "number",
  pagesDrawn: "number",
  bytes: "number",
  picturesChecked: "number",
  picturesLeft: "number",
  waiting: "number",
  placeholders: "number",
  checked: "number",
  hosted: "number",
  wanted: "number",
  drifted: "number",
  pictures: "number",
  sources: "number",
  ageSeconds: "number",
  boundSeconds: "number",
  overdueSeconds: "number",
  deleted: "number",
  queue: "text",
  letters: "number",
  owners: "number",
  rows: "number",
  found: "number",
} as const satisfies Record<string, keyof FieldKinds>;

export type LogFieldName = keyof typeof logFields;
export type LogValue<F extends LogFieldName> = FieldKinds[(typeof logFields)[F]];

/** What a worker may report of its work: counts, ids and words, by declared names. */
export type LogReport = { readonly [F in LogFieldName]?: LogValue<F> | undefined };

export const isLogField = (name: string): name is LogFieldName => Object.hasOwn(logFields, name);
