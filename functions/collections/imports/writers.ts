import { decodeTime } from "ulid";
import type { LotItem } from "#schemas/storage/collection-items.ts";

/** Longer than a queue keeps a message: a part that began so long ago is done, or never will be. */
const rememberedMs = 15 * 86_400_000;
/** Of the last few weeks no more than these. */
const mostWriters = 8;

/** Who imports into a lot from now on: the parts that wrote it lately, and this one. */
export const withWriter = (lot: LotItem | undefined, writer: string, nowMs: number): string[] => {
  const lately = (lot?.importedBy ?? []).filter((one) => nowMs - timeOf(one) < rememberedMs);
  return [...lately.filter((one) => one !== writer), writer].slice(-mostWriters);
};

/** Whether a part of an import has written what lies there, or what it was made of since. */
export const isWrittenBy = (lot: LotItem | undefined, writer: string): boolean =>
  lot?.importedBy?.includes(writer) ?? false;

/** When the import began: its id is a ULID. */
const timeOf = (writer: string): number => decodeTime(writer.slice(0, 26));
