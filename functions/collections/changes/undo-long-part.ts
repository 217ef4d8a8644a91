import type { UndoneItem } from "#schemas/collections/undone.ts";
import { lastPart } from "#schemas/storage/collection-changes.ts";
import type { Ulid } from "#schemas/values.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { newChangeId } from "../identifiers.ts";
import { settlePart } from "../imports/settle-part.ts";
import type { LongPart } from "./long-changes.ts";
import { keptOf, leftOf, presentOf } from "./present-lots.ts";
import { takeBackLots } from "./take-back-lots.ts";
import type { UndoPorts } from "./undoing.ts";

export interface UndoneLongPart {
  readonly userId: string;
  readonly part: LongPart;
  /** The change that takes it back. */
  readonly by: Ulid;
  /** Which part of that this is, and of how many items all are; absent where that is long itself. */
  readonly logged?: { readonly part: number; readonly total: number } | undefined;
}

/**
 * Takes a part of a long change back, in one transaction: with a word on each item. What was only begun is brought to its end before, since somebody may
 * be about to write it. A part that the same change has taken back already is left as it is.
 *
 * @throws DomainError `request.too_many`
 */
export async function undoLongPart(
  { userId, part: begun, by, logged }: UndoneLongPart,
  ports: UndoPorts,
): Promise<readonly UndoneItem[]> {
  const part = begun.state === "done" ? begun : await settlePart(userId, begun, ports);
  if (part.undoneBy && !part.kept) return [];
  if (part.undoneBy === by) return (part.kept ?? []).map(stillKept);
  const left = leftOf(part);
  if (left.content.items.length === 0) return [];
  return persistently(async () => {
    const present = await presentOf(userId, left, ports);
    const at = ports.clock().toISOString();
    const { lots, items } = takeBackLots(left, present, at);
    // Parts are taken back from the last one on, and whoever takes these back begins with their last.
    const own =
      logged === undefined
        ? { id: newChangeId(ports), of: { id: by, part: lastPart - part.part }, total: lots.length }
        : { id: by, ...logged };
    const kept = keptOf(items);
    const outcome = await ports.ledger.write(userId, {
      ...{ ...own, kind: "undone", at, lots },
      undoes: { id: part.id, part: part.part, isLong: true, kept, after: part.undoneBy },
    });
    if (outcome === "written") return items;
    const now = await ports.longChanges.part(userId, part.id, part.part);
    // Somebody else has taken it back at the same moment.
    return now?.undoneBy === part.undoneBy ? undefined : (now?.kept ?? []).map(stillKept);
  });
}

const stillKept = (kept: NonNullable<LongPart["kept"]>[number]): UndoneItem => ({
  ...kept,
  outcome: "kept",
});
