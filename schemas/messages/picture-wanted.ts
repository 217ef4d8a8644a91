import * as z from "zod";
import { CompositeOptions } from "../images/composite.ts";
import { PicturePurpose } from "../images/purpose.ts";
import { RenderSubject } from "../images/subject.ts";

/** What the event `picture.wanted` tells; its options may be as short as in a request. */
export const PictureWanted = z.strictObject({
  userId: z.string().min(1),
  subject: RenderSubject,
  options: CompositeOptions,
  purpose: PicturePurpose,
});
export type PictureWanted = z.output<typeof PictureWanted>;
