import { sha256 } from "#shared/kernel/hash.ts";

/** Of a million names two share a mark once in thirty million times. */
export const markBytes = 8;

/** A short mark of a name, in hex: what a replay remembers of a hundred thousand requests and items. */
export const markOf = (name: string): string => sha256(name).slice(0, markBytes * 2);
