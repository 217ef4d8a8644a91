import * as z from "zod";
import { Instant, Sha256 } from "../values.ts";
import { charizard } from "./examples.ts";

/** Which answer of which upstream a silver item was made from. */
export const Provenance = z
  .object({
    source: z.string().meta({ examples: [charizard.provenance[0].source] }),
    /** When the answer came; an item only ever gives way to a later one. */
    observedAt: Instant,
    /** Key of the pack in the lake, and the line in it, counted from 0. */
    bronzeKey: z.string(),
    bronzeLine: z.int().nonnegative(),
    /** Place in a body that holds many records, counted from 0. */
    record: z.int().nonnegative().optional(),
    bodySha256: Sha256,
  })
  .meta({ id: "Provenance" });
export type Provenance = z.output<typeof Provenance>;
