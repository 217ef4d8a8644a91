import * as z from "zod";

/** Variable in which the run tells its test processes which tests they have. */
export const askedVariable = "MUTATION_ASKED";

/** Which tests are asked, and what they need. */
export const Asked = z.object({
  tests: z.array(z.string()),
  needsStores: z.boolean(),
  isolated: z.boolean(),
  /** How many changes are asked about at most; all of them if it is not set. */
  sample: z.int().positive().optional(),
});
