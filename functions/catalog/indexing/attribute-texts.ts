import type { Attributes, AttributeValue, PartsField } from "#schemas/games/index.ts";

type Source = PartsField["of"][number];

/** All that is said in an attribute, or in some parts of its entries, as texts in the order of the card. */
export function textsIn(attributes: Attributes, { attribute, parts }: Source): readonly string[] {
  return listed(attributes[attribute]).flatMap((value) =>
    typeof value === "object" ? textsOfEntry(value, parts) : [String(value)],
  );
}

const listed = (cell: AttributeValue | undefined) => [cell ?? []].flat();

/** Of flags, the names of those that are set. */
function textsOfEntry(
  entry: Readonly<Record<string, unknown>>,
  parts: readonly string[] = Object.keys(entry),
): readonly string[] {
  return parts.flatMap((part) => {
    const value = entry[part];
    if (value === true) return [part];
    return typeof value === "string" ? [value] : [];
  });
}
