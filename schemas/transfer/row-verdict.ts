import * as z from "zod";
import { PrintingId, VariantKey } from "../values.ts";

/** By what a row was found, from what says most to what says least. */
export const rungs = [
  ...(["own_id", "product_id", "set_code_and_number", "set_name_and_number"] as const),
  ...(["name_and_set", "name"] as const),
] as const;
export const Rung = z.enum(rungs).meta({ id: "Rung" });
export type Rung = z.output<typeof Rung>;

/** What becomes of a row. */
export const verdicts = ["matched", "duplicate", "ambiguous", "unresolved", "invalid"] as const;
export const RowVerdict = z.enum(verdicts).meta({ id: "RowVerdict" });
export type RowVerdict = z.output<typeof RowVerdict>;

/** A printing that a row may mean, with the variants that fit what it says. */
export const Candidate = z
  .object({
    printingId: PrintingId,
    variants: z.array(VariantKey),
    name: z.string(),
    setName: z.string(),
    number: z.string(),
    rung: Rung,
  })
  .meta({ id: "Candidate" });
export type Candidate = z.output<typeof Candidate>;

/** What the catalogue makes of a row. */
export const Match = z.object({
  verdict: z.enum(["matched", "ambiguous", "unresolved"]),
  /** In the vocabulary of reasons: `number_contradicts_name`, `several_printings`, `no_such_set`. */
  reason: z.string(),
  /** A sentence that people read. */
  detail: z.string(),
  /** The one that is meant of a matched row; what may be meant of an ambiguous one, the likeliest first, at most 20. */
  candidates: z.array(Candidate),
  rung: Rung.optional(),
});
export type Match = z.output<typeof Match>;
