export type TimeZoneRead =
  | { readonly timeZone: string }
  /** A sentence for whoever named it, with what would have been right. */
  | { readonly refused: string };

/** So many names are proposed at most. */
const mostProposed = 3;

/**
 * The time zone of a name, spelt as the IANA database does where its name has not changed. An offset such as `+02:00` is none: it would be an hour wrong for
 * half of the year.
 */
export function readTimeZone(name: string): TimeZoneRead {
  const timeZone = /^[A-Za-z]/.test(name) ? known(name) : undefined;
  if (timeZone !== undefined) return { timeZone };
  const near = zonesLike(name);
  const expected =
    near.length > 0
      ? `Did you mean ${near.join(", ")}?`
      : "It must be a name of the IANA database, such as Europe/Berlin, America/New_York, Asia/Tokyo or UTC.";
  return { refused: `There is no time zone "${name.slice(0, 60)}". ${expected}` };
}

/**
 * The list of those that Node supports has old names alone: it lacks Asia/Kathmandu, which works, and which it would spell as
 * Asia/Katmandu. Such a name stays as it is written.
 */
function known(name: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    return timeZone.toLowerCase() === name.toLowerCase() ? timeZone : name;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Zones that have what was written, without regard to signs and case. */
function zonesLike(name: string): readonly string[] {
  const written = lettersOf(name);
  if (written.length < 3) return [];
  return Intl.supportedValuesOf("timeZone")
    .filter((zone) => lettersOf(zone).includes(written))
    .slice(0, mostProposed);
}

const lettersOf = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");
