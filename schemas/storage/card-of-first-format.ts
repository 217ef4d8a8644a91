import { commonCardFields } from "../games/common-fields.ts";

/**
 * A card as version 0.1.0 stored it, in the form of today: its own facts become attributes. The
 * address of its picture named no file, so it has none until its answer is normalised again.
 */
export function cardOfFirstFormat(value: unknown): unknown {
  if (typeof value !== "object" || value === null || "attributes" in value) return value;
  const entries = Object.entries(value).filter(([name]) => name !== "imageUrl");
  const isCommon = ([name]: [string, unknown]) => commonCardFields.includes(name);
  return {
    images: [],
    ...Object.fromEntries(entries.filter(isCommon)),
    attributes: Object.fromEntries(entries.filter((entry) => !isCommon(entry))),
  };
}
