import type { Finding } from "#schemas/catalog/card.ts";

/** Findings that say that a body is not as it was described. */
const driftCodes = new Set([
  "unknown_field",
  "missing_field",
  "unexpected_value",
  "unfitting_attribute",
]);

/** Longer names of fields are no names. */
const longestField = 60;

/** Which fields are not as they were described, as `<code> <field>`, each once. */
export const driftOf = (findings: readonly Finding[]): readonly string[] => [
  ...new Set(
    findings
      .filter(({ code }) => driftCodes.has(code))
      .map(({ code, detail }) => `${code} ${fieldIn(detail)}`),
  ),
];

/** `variants_detailed[1].type: expected a text` is about `variants_detailed.type`. */
const fieldIn = (detail: string): string =>
  (detail.split(": ")[0] ?? "").replace(/\[\d+\]/g, "").slice(0, longestField);
