import type { UndoneItem } from "#schemas/collections/undone.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { fieldVersionsOf } from "../items/field-versions.ts";
import { importsOf, isThere, removed, saysTheSame } from "../items/lots.ts";
import type { LoggedChange, LotChange, SaleChange } from "./ledger.ts";
import { linkedGroups } from "./linked-groups.ts";

type Touched = LoggedChange["content"]["items"][number];

/** What is there by now. */
export interface Present {
  readonly lot: (touched: Touched) => LotItem | undefined;
  /** Lots that a collection has room for; undefined where there is no such collection. */
  readonly room: ReadonlyMap<Ulid, number | undefined>;
  /** Sales of the change that have not been taken back by themselves. */
  readonly sold: ReadonlySet<Ulid>;
}

export interface TakenBack {
  readonly lots: readonly LotChange[];
  readonly sales: readonly SaleChange[];
  readonly items: readonly UndoneItem[];
}

/**
 * Plans how a part of a change is taken back; pure. What belongs together is taken back together: of copies that were moved, none may be left at both
 * ends. Where one of them says something else by now, all of it is kept.
 */
export function takeBackLots(
  { content }: Pick<LoggedChange, "content">,
  present: Present,
  at: string,
): TakenBack {
  const room = new Map(present.room);
  const lots: LotChange[] = [];
  const items: UndoneItem[] = [];
  for (const [number, group] of linkedGroups(content.items).entries()) {
    const kept = group
      .map((one) => whyKept(one, present) ?? whyNotSold(one, content, present))
      .find((why) => why !== undefined);
    const more = neededRoom(group, present);
    const full = kept ?? whyFull(more, room);
    for (const one of group) {
      const named = { collectionId: one.collectionId, itemId: one.after.id };
      const lot = present.lot(one);
      if (full) {
        const own = isThere(lot) && { version: lot.version };
        items.push({ ...named, outcome: "kept", ...full, ...own });
        continue;
      }
      const after = asBefore(one, lot, at);
      lots.push({ collectionId: one.collectionId, before: lot, after, together: [number] });
      items.push({
        ...named,
        outcome: "undone",
        ...(isThere(after) && { version: after.version }),
      });
    }
    if (full) continue;
    for (const [id, needed] of more) room.set(id, (room.get(id) ?? 0) - needed);
  }
  const undone = new Set(lots.map(({ collectionId, after }) => `${collectionId}/${after.id}`));
  const sales = content.sales.flatMap(({ before, after }): SaleChange[] => {
    const sale = after ?? before;
    const isUndone = sale && undone.has(`${sale.collectionId}/${sale.itemId}`);
    return isUndone ? [{ before: after, after: before }] : [];
  });
  return { lots, sales, items };
}

type Why = Pick<UndoneItem, "reason" | "detail">;

function whyKept(one: Touched, { lot, room }: Present): Why | undefined {
  if (room.get(one.collectionId) === undefined) {
    const detail = `there is no collection ${one.collectionId}; bring it back first`;
    return { reason: "collections.no_such_collection", detail };
  }
  if (isAsItWas(lot(one), one.after)) return undefined;
  const detail = `item ${one.after.id} of collection ${one.collectionId} was changed since`;
  return { reason: "collections.changed_since", detail };
}

/** Also where what came in between was taken back: whoever takes back one change after the other comes to each of them. */
function isAsItWas(now: LotItem | undefined, after: LotItem): boolean {
  if (now?.version === after.version) return true;
  if (!isThere(now)) return !isThere(after);
  return isThere(after) && saysTheSame(now, after);
}

/** A sale that was taken back has brought its copies back, perhaps into another item. */
function whyNotSold(
  { collectionId, after: { id } }: Touched,
  { sales }: LoggedChange["content"],
  { sold }: Present,
): Why | undefined {
  const gone = sales.some(
    ({ after: sale }) =>
      sale?.collectionId === collectionId && sale.itemId === id && !sold.has(sale.id),
  );
  const detail = `the sale of copies of item ${id} was taken back since`;
  return gone ? { reason: "collections.changed_since", detail } : undefined;
}

/** How many lots more each collection would hold. */
function neededRoom(group: readonly Touched[], { lot }: Present): ReadonlyMap<Ulid, number> {
  const needed = new Map<Ulid, number>();
  for (const one of group) {
    const more = Number(isThere(one.before)) - Number(isThere(lot(one)));
    needed.set(one.collectionId, (needed.get(one.collectionId) ?? 0) + more);
  }
  return needed;
}

function whyFull(
  needed: ReadonlyMap<Ulid, number>,
  room: ReadonlyMap<Ulid, number | undefined>,
): Why | undefined {
  for (const [collectionId, more] of needed) {
    if (more <= 0 || more <= (room.get(collectionId) ?? 0)) continue;
    return { reason: "collections.too_many", detail: `collection ${collectionId} has no room` };
  }
  return undefined;
}

/** The lot as it was, in a version of its own. */
function asBefore({ before, after }: Touched, lot: LotItem | undefined, at: string): LotItem {
  const present = lot ?? after;
  if (!isThere(before)) return removed(present, at);
  const { fieldVersions: _then, importedBy: _by, ...said } = before;
  const next = { ...said, version: present.version + 1, updatedAt: at };
  const versions = fieldVersionsOf(isThere(present) ? present : undefined, next);
  return { ...next, ...versions, ...importsOf(present) };
}
