import { sha256 } from "#shared/kernel/hash.ts";

/** Of an answer that does not fit: short, because a unit remembers all of its misfits in one item. */
export const rejectName = (key: string, number: number): string =>
  `${sha256(key).slice(0, 12)}#${number}`;
