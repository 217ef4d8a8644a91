import type { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import type { PrintingId, VariantKey } from "#schemas/values.ts";
import { lastDayOnEarth } from "#shared/kernel/days.ts";

/** Why copies were not paid on a day: it is nowhere on earth yet. Undefined where they may have been. */
export function whyNotPaidOn(day: string | undefined, now: Date): string | undefined {
  const last = lastDayOnEarth(now);
  if (day === undefined || day <= last) return undefined;
  return `the day ${day} is yet to come; ${last} is the last one`;
}

/** Why there are no copies of a variant, of which the catalogue knows others. */
export const noSuchVariantOf = (
  printingId: PrintingId,
  variant: VariantKey,
  known: readonly VariantKey[],
): string => `${printingId} has no variant ${variant}; its variants are ${known.join(", ")}`;

/** Why copies cannot have a picture: their owner has not uploaded it. Undefined where they can. */
export function whyNoPicture(
  picture: OwnPictureId | null | undefined,
  known: ReadonlySet<OwnPictureId>,
): string | undefined {
  if (!picture || known.has(picture)) return undefined;
  return `you have no picture ${picture}; upload it first`;
}
