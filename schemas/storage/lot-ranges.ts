import { lotPrefix } from "./collection-items.ts";

/** First letters of ids of lots: hashes, so that each letter of Crockford's alphabet comes equally often. */
const lettersOfRanges = ["03", "47", "8B", "CF", "GK", "MQ", "RV", "WZ"];

/** Sort keys of lots in ranges of about the same size, to be read side by side; both ends of each included. */
export const lotRanges: readonly (readonly [from: string, to: string])[] = lettersOfRanges.map(
  ([first = "", last = ""]) => [`${lotPrefix}${first}`, `${lotPrefix}${last}~`],
);
