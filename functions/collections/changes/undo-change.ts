import type { UndoneItem } from "#schemas/collections/undone.ts";
import { changeSeconds } from "#schemas/storage/collection-changes.ts";
import type { Ulid } from "#schemas/values.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { noSuchChange } from "../errors.ts";
import { newChangeId } from "../identifiers.ts";
import type { LoggedChange } from "./ledger.ts";
import { keptOf, leftOf, presentOf } from "./present-lots.ts";
import { takeBackHead } from "./take-back-head.ts";
import { takeBackLots } from "./take-back-lots.ts";
import { undoLongChange } from "./undo-long-change.ts";
import type { Undo, UndoPorts } from "./undoing.ts";

/**
 * Takes a change back, as far as what it made is there as it made it [COL-2]: with a word on each item. It is a change itself, and can be taken back.
 * Repeated it goes on where it was interrupted, tries what was kept once more, and does nothing twice.
 *
 * @throws DomainError `collections.no_such_change`, `request.too_many`
 */
export async function undoChange(
  { userId, changeId }: { readonly userId: string; readonly changeId: Ulid },
  ports: UndoPorts,
): Promise<Undo> {
  const parts = await ports.ledger.read(userId, changeId);
  // What is remembered of items that were removed goes after thirty days: later, versions may be those of others.
  const [first] = parts;
  const isOver = first && Date.parse(first.at) + changeSeconds * 1000 <= ports.clock().getTime();
  if (!first || isOver) throw noSuchChange(changeId);
  if (first.collectionIds) return undoLongChange({ userId, change: first }, ports);
  const by = newChangeId(ports);
  const items: UndoneItem[] = [];
  let written = parts.find(({ undoneBy }) => undoneBy !== undefined)?.undoneBy;
  let logged = 0;
  // The last one first: a later part may have built on a former one.
  for (const part of parts.toReversed()) {
    if (part.undoneBy && !part.kept) continue;
    const undone =
      part.heads.length > 0
        ? await takeBackHead({ userId, part, by }, ports)
        : await undoPart({ userId, part, by, logged }, ports);
    items.push(...undone);
    if (!undone.some(({ outcome }) => outcome === "undone")) continue;
    written = by;
    logged += 1;
  }
  return { ...(written && { changeId: written }), items };
}

interface Part {
  readonly userId: string;
  readonly part: LoggedChange;
  readonly by: Ulid;
  readonly logged: number;
}

async function undoPart(
  { userId, part, by, logged }: Part,
  ports: UndoPorts,
): Promise<readonly UndoneItem[]> {
  return persistently(async () => {
    const present = await presentOf(userId, part, ports);
    const at = ports.clock().toISOString();
    const { lots, sales, items } = takeBackLots(leftOf(part), present, at);
    if (lots.length === 0) return items;
    const entry = { id: by, part: logged, kind: "undone", at, lots, sales } as const;
    const undoes = { id: part.id, part: part.part, kept: keptOf(items), after: part.undoneBy };
    const outcome = await ports.ledger.write(userId, { ...entry, total: part.total, undoes });
    if (outcome === "written") return items;
    const [now] = (await ports.ledger.read(userId, part.id)).filter(
      (one) => one.part === part.part,
    );
    // Somebody else has taken it back at the same moment.
    return now?.undoneBy === part.undoneBy ? undefined : [];
  });
}
