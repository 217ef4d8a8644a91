import * as z from "zod";
import { Ulid } from "../values.ts";

/** What came of taking a change back, for one item or collection that it touched. */
export const UndoneItem = z
  .object({
    collectionId: Ulid,
    itemId: Ulid.optional().meta({ description: "Absent of a collection's own head." }),
    outcome: z.enum(["undone", "kept"]),
    reason: z
      .string()
      .optional()
      .meta({ description: "Why it was kept as it is.", examples: ["collections.changed_since"] }),
    detail: z.string().optional(),
    version: z.int().positive().optional().meta({ description: "That it has by now." }),
  })
  .meta({ id: "UndoneItem" });
export type UndoneItem = z.output<typeof UndoneItem>;
