import * as z from "zod";
import { Ulid } from "../values.ts";

/** A render wants to be drawn; what is to be drawn lies in its plan. */
export const RenderWanted = z.strictObject({
  version: z.literal(1),
  userId: z.string().min(1),
  renderId: Ulid,
});
export type RenderWanted = z.output<typeof RenderWanted>;
