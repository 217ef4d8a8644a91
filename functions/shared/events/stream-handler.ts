import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type * as z from "zod";
import { MissedBatch } from "#schemas/messages/missed-batch.ts";
import { correlationAttribute, isCorrelationId } from "#schemas/observability/correlation.ts";
import type { LogReport } from "#schemas/observability/log-fields.ts";
import { type StreamRecords, streamRecords } from "#shared/aws/stream-records.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { runWith } from "#shared/observability/correlation.ts";
import { log } from "#shared/observability/log.ts";

/**
 * Makes a Lambda handler of a table's stream, for items that are new. Records that do not match the
 * schema are none of the handler's business; for the rest it is a `changeHandler`.
 */
export const streamHandler = <Item, Runtime>(
  schema: z.ZodType<Item>,
  runtime: () => Promise<Runtime>,
  run: (items: readonly Item[], runtime: Runtime) => Promise<LogReport | undefined>,
  streams?: () => Promise<StreamRecords>,
) =>
  changeHandler(
    ({ eventName, dynamodb }) =>
      eventName === "INSERT" ? schema.safeParse(dynamodb?.NewImage).data : undefined,
    runtime,
    run,
    streams && { streams },
  );

/**
 * Makes a Lambda handler of a table's stream.
 *
 * `read` says what a record tells; undefined when it is none of the handler's business: other items
 * live in the same table. What it throws is a failure like any other: Lambda halves the batch until one
 * odd record is alone, and leaves it behind as a letter. All that tell something and
 * were written for the same cause are handed over at once. A failure is thrown, and the stream delivers
 * the batch again.
 *
 * After the last try Lambda keeps a letter that says where the batch lies. Called with such a letter,
 * the handler reads the records from the stream once more, and says what came of it.
 *
 * @param streams where records are read once more
 * @param isTogether whether all of a batch is handed over at once, on behalf of the cause of the last record: what is told of many causes is told once
 */
export function changeHandler<Item, Runtime>(
  read: (record: DynamoDBRecord) => Item | undefined,
  runtime: () => Promise<Runtime>,
  run: (items: readonly Item[], runtime: Runtime) => Promise<LogReport | undefined>,
  {
    streams = fromEnvironment,
    isTogether = false,
  }: { readonly streams?: () => Promise<StreamRecords>; readonly isTogether?: boolean } = {},
) {
  const work = async (records: readonly DynamoDBRecord[]): Promise<void> => {
    const startedMs = performance.now();
    let items: Item[] = [];
    const counts = () => ({
      records: records.length,
      taken: items.length,
      durationMs: Math.round(performance.now() - startedMs),
    });
    try {
      items = records.map(read).filter((item) => item !== undefined);
      const report = items.length > 0 ? await run(items, await runtime()) : undefined;
      log("stream handled", counts(), report);
    } catch (error) {
      log("stream failed", { ...counts(), error });
      throw error;
    }
  };
  const handle = async (all: readonly DynamoDBRecord[]): Promise<void> => {
    const last = all.at(-1);
    const byCause =
      isTogether && last ? [[causeOf(last), all] as const] : Map.groupBy(all, causeOf);
    for (const [cause, records] of byCause) {
      await runWith(cause, () => work(records));
    }
  };
  return async (event: DynamoDBStreamEvent | MissedBatch): Promise<MissedReport | undefined> => {
    if ("Records" in event) {
      await handle(event.Records);
      return undefined;
    }
    const records = await (await streams()).of(MissedBatch.parse(event));
    if (records === "gone") return { outcome: "gone" };
    await handle(records);
    return { outcome: "made_up_for", records: records.length };
  };
}

/** What came of a batch that had been missed. */
export type MissedReport =
  | { readonly outcome: "made_up_for"; readonly records: number }
  /** It is older than a day: the stream has forgotten it. */
  | { readonly outcome: "gone" };

const fromEnvironment = lazy(async () => streamRecords(process.env));

/** The cause that the writer noted; an item without one begins one of its own. */
function causeOf({ dynamodb, eventID = "unknown-record" }: DynamoDBRecord): string {
  const noted = dynamodb?.NewImage?.[correlationAttribute]?.S;
  return isCorrelationId(noted) ? noted : eventID;
}
