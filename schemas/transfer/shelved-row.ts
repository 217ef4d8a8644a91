import * as z from "zod";
import { Instant, Ulid } from "../values.ts";
import { Candidate } from "./row-verdict.ts";
import { RowFault } from "./said-row.ts";

export const ShelvedRowId = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}-\d{5}$/, "must be the id of a row on your shelf")
  .meta({ id: "ShelvedRowId", examples: ["01KAJ3QW8D5S6T7V8W9X0Y1Z2A-00012"] });
export type ShelvedRowId = z.output<typeof ShelvedRowId>;

/** `open`: nothing is known that it means for sure; `found`: the catalogue has grown and has it now. */
export const ShelvedState = z.enum(["open", "found"]).meta({ id: "ShelvedState" });
export type ShelvedState = z.output<typeof ShelvedState>;

/** A row that waits on the shelf, as its owner sees it. */
export const ShelvedRow = z
  .object({
    id: ShelvedRowId,
    state: ShelvedState,
    importId: Ulid,
    fileName: z.string().optional(),
    row: z.int().positive().meta({ description: "Where it stood in the file." }),
    original: z.record(z.string(), z.string()).meta({ description: "Its text, by column." }),
    quantity: z.int().nonnegative(),
    reason: z.string(),
    detail: z.string(),
    faults: z.array(RowFault),
    candidates: z.array(Candidate),
    collectionId: Ulid.optional().meta({ description: "Where its copies were to go." }),
    shelvedAt: Instant,
    matchedAt: Instant.meta({ description: "When the catalogue was last asked." }),
  })
  .meta({ id: "ShelvedRow" });
export type ShelvedRow = z.output<typeof ShelvedRow>;
