import { persistently } from "#shared/kernel/persistently.ts";
import type { LongPart } from "../changes/long-changes.ts";
import { newChangeId } from "../identifiers.ts";
import type { SettlePorts } from "./importing.ts";
import { lastingCollections } from "./lasting-collections.ts";
import { replannedPart } from "./planned-part.ts";
import { writtenLots } from "./written-lots.ts";

/**
 * Brings a part that was begun to its end, whoever began it: writes what is not written, plans anew where somebody else was faster, counts and tells
 * it. Side by side with another one that does the same each lot is written once.
 *
 * @throws DomainError `request.too_many` where lots change all the time, or the table takes no more; repeated it goes on
 */
export async function settlePart(
  userId: string,
  begun: LongPart,
  ports: SettlePorts,
): Promise<LongPart> {
  const known = new Set<string>();
  return persistently(async (attempt) => {
    const part = attempt === 0 ? begun : await ports.longChanges.part(userId, begun.id, begun.part);
    if (!part) throw new Error("What was begun of an import is remembered for thirty days.");
    if (part.state === "done") return part;
    const { isWhole, strange } = await writtenLots(userId, part, { known, ports });
    if (strange.size > 0) {
      // Whether it is this plan or that of another, the next attempt reads it.
      await ports.imports.plan(userId, await replannedPart(userId, part, { strange, ports }));
      return undefined;
    }
    return isWhole ? finished(userId, part, ports) : undefined;
  });
}

async function finished(
  userId: string,
  part: LongPart,
  ports: SettlePorts,
): Promise<LongPart | undefined> {
  const counted = await lastingCollections(userId, part, ports);
  const at = ports.clock().toISOString();
  const recordId = newChangeId(ports);
  const outcome = await ports.imports.finish(userId, { part, recordId, at, counted });
  return outcome === "done" ? { ...part, state: "done" } : undefined;
}
