/** No card of the games that we know was sold before. */
const firstDay = "1995-01-01";

/**
 * Of which day a price is, `YYYY-MM-DD` in UTC: the day that is stated, as far as that can be, for nobody knows tomorrow's prices; else
 * the one on which it was observed.
 *
 * @param observedAt ISO 8601, in UTC
 */
export function believedDay(
  stated: string | undefined,
  observedAt: string,
): { readonly day: string; readonly doubt?: "stated_in_future" | "stated_long_ago" } {
  const seenOn = observedAt.slice(0, 10);
  if (stated === undefined) return { day: seenOn };
  if (stated > seenOn) return { day: seenOn, doubt: "stated_in_future" };
  return stated < firstDay ? { day: seenOn, doubt: "stated_long_ago" } : { day: stated };
}
