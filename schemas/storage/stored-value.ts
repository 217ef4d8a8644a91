import * as z from "zod";

/**
 * A value as an item of the catalogue keeps it: JSON in one text. Nobody asks DynamoDB for a part of
 * it, and a text is read and written several times faster than a tree of typed attributes, by the
 * functions and by whoever charges for their time.
 */
export const storedValue = (value: unknown): string => JSON.stringify(value);

/** Reads what `storedValue` wrote; as versions up to 0.1.0 stored it, as a tree, it is taken as it is. */
export const stored = <Value extends z.ZodType>(value: Value) => z.preprocess(unpacked, value);

function unpacked(kept: unknown, context: z.core.$RefinementCtx): unknown {
  if (typeof kept !== "string") return kept;
  try {
    return JSON.parse(kept);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.addIssue({ code: "custom", message: `The stored value is no JSON: ${reason}` });
    return z.NEVER;
  }
}
