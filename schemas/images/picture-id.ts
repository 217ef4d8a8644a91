import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { PrintingId, SetId } from "../values.ts";

/** The signs of a set that its source has pictures of. */
const signs = ["logo", "symbol"] as const;
export type Sign = (typeof signs)[number];

/** A set's sign: the set's id, a slash and which of its signs. No printing has such an id. */
export const SignId = z
  .string()
  .refine((text) => partsOf(text) !== undefined, {
    error: `must look like ${charizard.setId}/logo (a set's id and one of ${signs.join(", ")})`,
  })
  .brand<"SignId">();
export type SignId = z.output<typeof SignId>;

/** Whose picture: a printing's, or a set's sign. */
export const PictureId = z.union([PrintingId, SignId]);
export type PictureId = z.output<typeof PictureId>;

export const signId = (setId: SetId, sign: Sign): SignId => SignId.parse(`${setId}/${sign}`);

/** The set and which of its signs; undefined for a printing's picture. */
export function signOf(id: PictureId): { readonly setId: SetId; readonly sign: Sign } | undefined {
  return partsOf(id);
}

export const isPrinting = (id: PictureId): id is PrintingId => signOf(id) === undefined;

export const isSign = (id: PictureId): id is SignId => signOf(id) !== undefined;

function partsOf(text: string) {
  const slash = text.lastIndexOf("/");
  const sign = signs.find((one) => one === text.slice(slash + 1));
  const set = SetId.safeParse(text.slice(0, Math.max(0, slash)));
  return sign && set.success ? { setId: set.data, sign } : undefined;
}
