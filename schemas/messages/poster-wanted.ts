import * as z from "zod";
import { PosterKey } from "../images/poster.ts";

/** A picture to share wants to be drawn; what is to be drawn lies in its plan. */
export const PosterWanted = z.strictObject({ version: z.literal(1), poster: PosterKey });
export type PosterWanted = z.output<typeof PosterWanted>;
