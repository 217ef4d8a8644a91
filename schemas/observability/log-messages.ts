import type { LogFieldName, LogValue } from "./log-fields.ts";

interface LogMessageDeclaration {
  readonly level: "info" | "warn" | "error";
  /** What happened, for whoever finds the line. */
  readonly says: string;
  readonly fields: readonly LogFieldName[];
  readonly optional?: readonly LogFieldName[];
}

/** Every message that a function may log; a worker's report may add any declared field. */
export const logMessages = {
  request: {
    level: "info",
    says: "An API call was answered.",
    fields: ["operation", "status", "requestId", "durationMs"],
    optional: ["problem"],
  },
  "request failed": {
    level: "error",
    says: "An API call came to a 5xx through our own fault.",
    fields: ["operation", "requestId", "error"],
  },
  "search index not read": {
    level: "warn",
    says: "The index of a game could not be read; a set was listed from the table, or a card without its other languages.",
    fields: ["game", "error"],
  },
  "search index kept": {
    level: "error",
    says: "A newer index of a game could not be loaded, or asked for; search answers from what it has.",
    fields: ["game", "error"],
  },
  "v2 file kept": {
    level: "error",
    says: "A newer file for /v2 could not be loaded, or asked for; it answers from what it has.",
    fields: ["game", "error"],
  },
  "ids kept": {
    level: "error",
    says: "A newer table of a game's ids elsewhere could not be loaded; ids are looked up in the one before.",
    fields: ["game", "error"],
  },
  "prices not read": {
    level: "error",
    says: "Newest prices of a game, or reference rates, could not be had; its cards come without prices, or without those that are converted.",
    fields: ["game", "error"],
  },
  "current prices kept": {
    level: "error",
    says: "Newer prices of a game could not be loaded; those of before are told.",
    fields: ["game", "error"],
  },
  "price map kept": {
    level: "error",
    says: "A newer map of a game's products could not be loaded; prices are placed by the one before.",
    fields: ["game", "error"],
  },
  "interest not noted": {
    level: "warn",
    says: "Looks at cards could not be noted; they do not count for what is asked hourly.",
    fields: ["error"],
  },
  "limits counted alone": {
    level: "warn",
    says: "The table of rate limits could not be reached; a container allows a part on its own.",
    fields: ["error"],
  },
  "pool event handled": {
    level: "info",
    says: "The user pool asked something of the accounts area; `operation` is the trigger's source.",
    fields: ["operation"],
  },
  "code not sent": {
    level: "warn",
    says: "Cognito's limit of messages, an account's or the whole pool's, kept a code from going out.",
    fields: ["error"],
  },
  "message handled": {
    level: "info",
    says: "A worker did what a queue message asked for.",
    fields: ["messageId", "attempt", "receives", "durationMs"],
  },
  "message waits": {
    level: "info",
    says: "A message is neither done nor failed; it comes back later and loses no try.",
    fields: ["messageId", "attempt", "receives", "durationMs", "afterSeconds"],
  },
  "message failed": {
    level: "error",
    says: "A worker could not do what a message asked for; `outcome` says what becomes of it.",
    fields: ["messageId", "attempt", "receives", "errorClass", "outcome", "error"],
  },
  "failure not recorded": {
    level: "error",
    says: "A failed message could not be buried or delayed; its queue keeps it.",
    fields: ["messageId", "error"],
  },
  measured: {
    level: "info",
    says: "What a schedule has measured was measured.",
    fields: ["durationMs"],
  },
  "dead letters wait": {
    level: "warn",
    says: "Messages of a queue were given up and wait for an operator.",
    fields: ["queue", "letters"],
  },
  "source measured": {
    level: "info",
    says: "How long ago a source was last brought up to date, in one of its languages.",
    fields: ["source", "language", "ageSeconds", "boundSeconds"],
  },
  "listings judged": {
    level: "info",
    says: "Listings of a marketplace were looked through; how many were taken for copies of cards, and how many not, by reason.",
    fields: ["taken", "rejected", "reasons"],
  },
  "source has changed": {
    level: "warn",
    says: "In many more records than in the run before, a field of a source is not as it was described.",
    fields: ["source", "language", "dataset", "field", "reason"],
  },
  "stream handled": {
    level: "info",
    says: "Records of a table's stream were read.",
    fields: ["records", "taken", "durationMs"],
  },
  "stream failed": {
    level: "error",
    says: "Records of a table's stream could not be handled; the stream delivers them again.",
    fields: ["records", "taken", "durationMs", "error"],
  },
} as const satisfies Record<string, LogMessageDeclaration>;

export type LogMessage = keyof typeof logMessages;

type Declared<M extends LogMessage> = (typeof logMessages)[M];
type OptionalOf<M extends LogMessage> =
  Declared<M> extends { readonly optional: readonly (infer F extends LogFieldName)[] } ? F : never;

/** The fields that a message must and may have. */
export type FieldsOf<M extends LogMessage> = {
  readonly [F in Declared<M>["fields"][number]]: LogValue<F>;
} & { readonly [F in OptionalOf<M>]?: LogValue<F> | undefined };
