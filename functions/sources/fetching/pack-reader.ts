import type { BronzeLine } from "#schemas/storage/lake.ts";
import type { Seen } from "#schemas/storage/seen-shard.ts";
import type { Lake } from "../lake/lake.ts";
import { answerTo } from "./answer-to.ts";

/** Reads lines of packs, each pack once. */
export interface PackReader {
  /** The newest stored answer to a request; undefined when there is none. */
  lineOf(name: string, seen: Seen): Promise<BronzeLine | undefined>;
  /** A pack that need not be read, because it was just written. */
  keep(key: string, lines: readonly BronzeLine[]): void;
}

/** How many packs are held: the last ones written, and those that the lists of a batch lie in. */
const mostPacks = 8;

export function packReader(lake: Pick<Lake, "readPack">): PackReader {
  const known = new Map<string, Promise<readonly BronzeLine[]>>();
  const keep = (key: string, lines: Promise<readonly BronzeLine[]>) => {
    known.set(key, lines);
    const [oldest] = known.keys();
    if (known.size > mostPacks && oldest !== undefined) known.delete(oldest);
    return lines;
  };
  return {
    keep: (key, lines) => void keep(key, Promise.resolve(lines)),
    async lineOf(name, seen) {
      const { key: index, line = 0 } = answerTo(name, seen) ?? {};
      const key = index === undefined ? undefined : seen.keys[index];
      if (key === undefined) return undefined;
      return (await (known.get(key) ?? keep(key, lake.readPack(key))))[line];
    },
  };
}
