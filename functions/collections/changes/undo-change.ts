import type { UndoneItem } from "#schemas/collections/undone.ts";
import { changeSeconds } from "#schemas/storage/collection-changes.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { noSuchChange } from "../errors.ts";
import { newChangeId } from "../identifiers.ts";
import { mostLots } from "../items/planned-additions.ts";
import type { LoggedChange } from "./ledger.ts";
import { takeBackHead } from "./take-back-head.ts";
import { type Present, takeBackLots } from "./take-back-lots.ts";
import type { UndoPorts } from "./undoing.ts";

export interface Undo {
  /** The change that takes the other one back; absent where nothing could be taken back. */
  readonly changeId?: Ulid;
  readonly items: readonly UndoneItem[];
}

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
    const kept = items.flatMap(({ collectionId, itemId, outcome }) =>
      outcome === "kept" && itemId ? [{ collectionId, itemId }] : [],
    );
    const undoes = { id: part.id, part: part.part, kept, after: part.undoneBy };
    const outcome = await ports.ledger.write(userId, { ...entry, total: part.total, undoes });
    if (outcome === "written") return items;
    const [now] = (await ports.ledger.read(userId, part.id)).filter(
      (one) => one.part === part.part,
    );
    // Somebody else has taken it back at the same moment.
    return now?.undoneBy === part.undoneBy ? undefined : [];
  });
}

/** A part without what was taken back of it before. */
function leftOf(part: LoggedChange): Pick<LoggedChange, "content"> {
  const { kept, content } = part;
  if (!kept) return part;
  const items = content.items.filter(({ collectionId, after }) =>
    kept.some((one) => one.collectionId === collectionId && one.itemId === after.id),
  );
  return { content: { ...content, items } };
}

/** What there is by now of what a part has touched. */
async function presentOf(userId: string, part: LoggedChange, ports: UndoPorts): Promise<Present> {
  const places = Map.groupBy(part.content.items, ({ collectionId }) => collectionId);
  const found = new Map<string, LotItem>();
  const room = new Map<Ulid, number | undefined>();
  const all = [...places].map(async ([collectionId, touched]) => {
    const place = { userId, collectionId };
    const [head, tally, lots] = await Promise.all([
      ports.collections.get(place),
      ports.lots.tally(place),
      ports.lots.find(
        place,
        touched.map(({ after }) => after.id),
      ),
    ]);
    room.set(collectionId, head && mostLots - tally.lots);
    for (const [id, lot] of lots) found.set(`${collectionId}/${id}`, lot);
  });
  const sold = new Set<Ulid>();
  const looks = part.content.sales.map(async ({ after }) => {
    if (after && (await ports.sales.get(userId, after.id))) sold.add(after.id);
  });
  await Promise.all([...all, ...looks]);
  return { room, sold, lot: ({ collectionId, after }) => found.get(`${collectionId}/${after.id}`) };
}
