import * as z from "zod";
import { deliveredEvent } from "#schemas/messages/events/envelope.ts";
import { PictureWanted } from "#schemas/messages/picture-wanted.ts";

/** What to draw, and on which occasion it was wanted. */
export interface PictureWantedEvent {
  readonly id: string;
  readonly at: string;
  readonly detail: PictureWanted;
}

/** The event as it lies in the queue, with all that a picture can be. */
export const PictureWantedEvent: z.ZodType<PictureWantedEvent> = deliveredEvent([
  "picture.wanted",
]).transform(({ id, at, detail }, context) => {
  const { data, error } = PictureWanted.safeParse(detail);
  if (data) return { id, at, detail: data };
  for (const { message, path } of error.issues) {
    context.addIssue({ code: "custom", message, path: ["detail", "detail", ...path] });
  }
  return z.NEVER;
});
