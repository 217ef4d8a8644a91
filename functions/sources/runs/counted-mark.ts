import { sha256 } from "#shared/kernel/hash.ts";

/** A short mark of a pack, or of lines of it, that a unit remembers to have counted. */
export const countedMark = (pack: string, lines: readonly number[] = []): string =>
  sha256(`${pack}\n${lines.join(" ")}`).slice(0, 12);
