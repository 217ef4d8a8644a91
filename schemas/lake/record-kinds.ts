import * as z from "zod";

/** What sources tell of, as their records are called. */
export const recordKinds = [
  ...(["card", "set", "members", "sets-listed", "product", "species"] as const),
  ...(["price", "rate"] as const),
] as const;
export const RecordKind = z.enum(recordKinds);
