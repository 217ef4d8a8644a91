import type { HoldingsWanted } from "#schemas/messages/holdings-wanted.ts";
import { type KeepHeldDeps, keepHeld } from "./keep-held.ts";

/** Brings the files of some collections up to date, one after the other: each may be large. */
export async function keepAllHeld(
  { userId, collectionIds }: HoldingsWanted,
  deps: KeepHeldDeps,
): Promise<{ written: number; unchanged: number }> {
  let written = 0;
  for (const collectionId of collectionIds) {
    if ((await keepHeld({ userId, collectionId }, deps)) === "kept") written += 1;
  }
  return { written, unchanged: collectionIds.length - written };
}
