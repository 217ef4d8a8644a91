import { numberFrom, textFrom, type Variables } from "./variables.ts";

/** Half a year: who comes back to a card after that waits a second for its picture. */
const usualDays = 180;

/**
 * After how many days without a look what was made of a picture is removed, by `UNUSED_PICTURES_DAYS`; `never` keeps it, and has the CDN write
 * no logs.
 *
 * @param writesLogs whether the stage's CDN does
 * @throws RangeError if it is neither `never` nor a whole number above 0
 */
export function unusedPicturesFrom(
  variables: Variables,
  { writesLogs }: { readonly writesLogs: boolean },
): number | undefined {
  const isNever = textFrom("UNUSED_PICTURES_DAYS", variables) === "never";
  if (isNever || !writesLogs) return undefined;
  return numberFrom("UNUSED_PICTURES_DAYS", variables, usualDays);
}
