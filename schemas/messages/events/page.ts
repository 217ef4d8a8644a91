import * as z from "zod";
import { type EventDeclaration, type EventKind, events, mostInEvent } from "./declarations.ts";
import { type EventWords, eventWords } from "./words.ts";

/** The page docs/events.md: what areas tell each other. */
export const eventsPage = (): string =>
  [
    "# Events",
    "",
    "Written by `npm run docs` from `schemas/messages/events`. Why it is so: [decision 26](decisions/0026-events-and-indexes.md).",
    "",
    "Areas tell each other what has happened over the EventBridge bus `cardlake-<stage>`. A rule picks kinds for a",
    "queue, and the queue's worker takes them: a queue per consumer, with dead letters that an operator sees and",
    "redrives. What follows from a table is published by a function that follows the table's stream, so that an event",
    "which EventBridge did not take is published again; after ten tries Lambda writes down where the records lie.",
    "",
    "So an event comes **at least once**, seconds after what it tells, and **in no order**. It says that something has",
    `changed and not what it is now: whoever wants to know reads it. One event names ${mostInEvent} things at most.`,
    "",
    "## Envelope",
    "",
    "`source` and `detail-type` of the EventBridge event say who tells it and its kind; its `detail` is",
    "",
    "| Field | What it is |",
    "|---|---|",
    "| `version` | of the kind's `detail`; a consumer takes the versions that it knows, others become its dead letters |",
    "| `id` | 32 hex digits that follow from what is told and from the stream records that told it: a repetition has the same |",
    "| `at` | when the last thing that it tells happened, up to a second early |",
    "| `correlationId` | the API call or schedule that began it all, as in every log line |",
    "| `detail` | what is told, by kind |",
    ...(Object.keys(events) as EventKind[]).flatMap((kind) =>
      section(kind, events[kind], eventWords[kind]),
    ),
    "",
  ].join("\n");

function section(
  kind: string,
  { version, source, detail }: EventDeclaration,
  { says, from, disorder, example, ...told }: EventWords,
): string[] {
  return [
    "",
    `## \`${kind}\` (version ${version}, source \`${source}\`)`,
    "",
    says,
    "",
    `- Published from: ${from}.`,
    `- Consumers: ${consumersOf(told)}.`,
    `- Twice, late or in another order: ${disorder}`,
    "",
    "```json",
    JSON.stringify(example),
    "```",
    "",
    "| Field of `detail` | What it holds |",
    "|---|---|",
    ...fieldRows(detail),
  ];
}

const consumersOf = ({ consumers }: Pick<EventWords, "consumers">): string =>
  Object.entries(consumers)
    .map(([queue, does]) => `the queue \`${queue}\`: ${does}`)
    .join("; ") || "none yet";

/** What JSON schema says of a field, as far as the page tells it. */
const Field = z.looseObject({
  $ref: z.string().optional(),
  type: z.string().optional(),
  minItems: z.int().optional(),
  maxItems: z.int().optional(),
  items: z.looseObject({ $ref: z.string().optional(), type: z.string().optional() }).optional(),
});
type Field = z.output<typeof Field>;

function fieldRows(detail: z.ZodType): string[] {
  const { properties = {}, required = [] } = z.toJSONSchema(detail, { unrepresentable: "any" });
  return Object.entries(properties).map(([name, schema]) => {
    const optional = required.includes(name) ? "" : ", optional";
    return `| \`${name}\` | ${kindOf(Field.parse(schema))}${optional} |`;
  });
}

function kindOf({ $ref, type, minItems = 0, maxItems, items }: Field): string {
  if (items) return `list of ${minItems} to ${maxItems} × ${kindOf(Field.parse(items))}`;
  return $ref?.split("/").at(-1) ?? type ?? "anything";
}
