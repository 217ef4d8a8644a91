import * as z from "zod";
import { MessageError } from "#shared/kernel/message-error.ts";

const Answer = z.looseObject({ success: z.literal(true), results: z.array(z.unknown()) });

/**
 * What an answer holds.
 *
 * @throws MessageError `permanent` when it says that it failed, or holds no results
 */
export function resultsIn(json: unknown, what: string): readonly unknown[] {
  const read = Answer.safeParse(json);
  if (read.success) return read.data.results;
  const why = z.prettifyError(read.error);
  throw new MessageError("permanent", `The body is no list of ${what} of tcgcsv: ${why}`);
}
