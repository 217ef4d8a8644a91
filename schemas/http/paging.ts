import * as z from "zod";
import { wholeNumber } from "../values.ts";

/** Query parameters of every list. */
export const paging = {
  limit: wholeNumber({ least: 1, most: 100 })
    .default(20)
    .meta({ description: "How many entries a page has.", examples: [20] }),
  cursor: z
    .string()
    .max(2048)
    .regex(/^[A-Za-z0-9_-]+$/, "must be the nextCursor of a page")
    .optional()
    .meta({ description: "Where the page starts: `nextCursor` of the page before." }),
};

/** A page of a list: `nextCursor` is absent on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().optional() });
