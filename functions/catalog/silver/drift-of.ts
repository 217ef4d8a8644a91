import type { Finding } from "#schemas/catalog/card.ts";

/** Findings that say that a body is not as it was described. */
const driftCodes = new Set([
  "unknown_field",
  "missing_field",
  "unexpected_value",
  "unfitting_attribute",
]);

/** Whether a finding is about how a body is described. */
export const isDrift = (code: string): boolean => driftCodes.has(code);

/** Longer names of fields are no names. */
const longestField = 60;

/** Which fields are not as they were described, as `<code> <field>`, each once. */
export const driftOf = (findings: readonly Finding[]): readonly string[] => [
  ...new Set(
    findings
      .filter(({ code }) => isDrift(code))
      .map(({ code, detail }) => `${code} ${subjectOf(detail)}`),
  ),
];

/** `variants_detailed[1].type: expected a text` is about `variants_detailed.type`. */
export const subjectOf = (detail: string): string =>
  (detail.split(": ")[0] ?? "").replace(/\[\d+\]/g, "").slice(0, longestField);
