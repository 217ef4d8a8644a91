import type { DatasetDrift, RunFinding } from "#schemas/storage/work-items.ts";

/** So many records more, and such a share of all, is more than chance. */
const manyMore = 3;
const largeShare = 0.1;

const told: Readonly<Record<string, string>> = {
  missing_field: "is missing",
  unexpected_value: "is of another kind",
  unknown_field: "is new",
  unfitting_attribute: "does not fit its game",
  no_price: "has no price",
  price_without_map: "has no map of products yet, so that nobody knows the card,",
  price_without_product: "has a price for what is no card of ours",
  crosswalk_conflict: "has a price for what several cards claim",
  unknown_variant: "is of a variant that the card has not",
  ambiguous_variant: "is of no one variant of the card for sure",
  stated_in_future: "states a day that has not come",
  stated_long_ago: "states a day of before there were cards",
};

/**
 * Where a source has changed between two runs: fields that are not as described in many more records
 * than before, by the share that they had then, and fields that no record has any more. Pure; what was
 * not there before is compared with nothing.
 */
export function jumpsBetween(
  before: readonly DatasetDrift[],
  now: readonly DatasetDrift[],
): RunFinding[] {
  return now.flatMap((one) => {
    const known = before.find((other) => scopeOf(other) === scopeOf(one));
    if (!known) return [];
    return Object.entries(one.fields).flatMap(([label, count]) => {
      const was = { count: known.fields[label] ?? 0, records: known.records };
      const code = jumpOf(label, { count, records: one.records }, was);
      return code ? [findingOf(one, { code, label, count, was })] : [];
    });
  });
}

const scopeOf = ({ source, language, dataset }: DatasetDrift) => `${source} ${language} ${dataset}`;

interface Share {
  readonly count: number;
  readonly records: number;
}

function jumpOf(label: string, now: Share, was: Share): RunFinding["code"] | undefined {
  const isEverywhere = now.count === now.records && was.count < was.records;
  // Few records may all lack a field by chance, unless they are all that there are.
  const isWhole = now.records >= was.records || now.records > manyMore;
  if (isEverywhere && isWhole) {
    return label.startsWith("missing_field ") ? "field_vanished" : "field_drifted";
  }
  const more = now.count - (was.count / was.records) * now.records;
  return more > manyMore && more > now.records * largeShare ? "field_drifted" : undefined;
}

function findingOf(
  { source, language, dataset, records }: DatasetDrift,
  jump: { code: RunFinding["code"]; label: string; count: number; was: Share },
): RunFinding {
  const { code, label, count, was } = jump;
  const [kind = "", field = ""] = label.split(/ (.*)/s);
  return {
    ...{ code, source, language, dataset, field },
    detail:
      `${field} ${told[kind] ?? kind} in ${count} of ${records} records of ${dataset} ` +
      `(${source}, ${language}); in the run before in ${was.count} of ${was.records}.`,
  };
}
