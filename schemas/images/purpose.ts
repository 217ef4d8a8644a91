import * as z from "zod";

/** What a picture is drawn for before anybody has asked for it. */
export const PicturePurpose = z
  .strictObject({
    /** `share`: what a user shows to others. */
    kind: z.enum(["share"]),
    /** Which one of them, in the words of whoever wants it. */
    id: z.string().min(1).max(200),
  })
  .meta({ id: "PicturePurpose" });
export type PicturePurpose = z.output<typeof PicturePurpose>;
