import * as z from "zod";
import { unpacked } from "./bytes.ts";
import { DamagedBook } from "./damaged-book.ts";

/** Raised when what a book holds changes so that code of before cannot read it. */
export const bookFormat = 1;

const Length = z.int().nonnegative();
const Head = z.object({
  format: z.literal(bookFormat),
  game: z.string(),
  set: z.string(),
  /** Of a book of hours the first day that it keeps hours of, and what tells it from one of days. */
  keptFrom: Length.optional(),
  /** What the columns of a point are called, in their order. */
  columns: z.array(z.string()),
  /** Number parts of printings in order, each with the length of its section. */
  printings: z.array(z.tuple([z.string(), Length])),
  /** Spans of sources in order, each with the length of the list of its packs. */
  packs: z.array(z.tuple([z.int(), z.string(), Length])),
});
export type Head = z.output<typeof Head>;
const HeadText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "it is no JSON" });
      return z.NEVER;
    }
  })
  .pipe(Head);

/** @throws DamagedBook when it is no head of a book */
export function headIn(head: Uint8Array): Head {
  const read = HeadText.safeParse(unpacked(head, "the head").toString("utf8"));
  if (read.success) return read.data;
  throw new DamagedBook(`its head is none: ${z.prettifyError(read.error)}`);
}
