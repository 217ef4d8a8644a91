import { fitted } from "../webhooks/presets/plain-message.ts";

/** In code units; the longest names of cards and sets that we know have half as many. */
const mostOfName = 200;

/** Whatever ends a line, is no sign at all, or turns the direction of what follows. */
const notPlain = /[\s\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** A name that others gave, as it may stand within a line of a message: one line, no longer than names are. */
export const plainName = (name: string): string =>
  fitted(name.replace(notPlain, " ").trim(), mostOfName);
