import { type CollectionItem, CopyAttributes, type NewCopies } from "#schemas/collections/item.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { Language, type PrintingId, type Ulid } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { lotIdOf } from "../identifiers.ts";
import { fieldVersionsOf } from "./field-versions.ts";

/** Copies on their way into one lot, with the entries of the request that they come from. */
export interface Batch {
  /** Of the lot of such copies, unless that has become one of others. */
  readonly id: Ulid;
  readonly attributes: CopyAttributes;
  readonly quantity: number;
  /** Positions in the request, counted from 0. */
  readonly entries: readonly number[];
}

/** Most copies that a lot may hold. */
export const mostCopies = 9_999;

const attributeNames = CopyAttributes.keyof().options;

/** Copies that come, or that lie in a lot; what else there is of these does not matter. */
type SaidOfCopies = Omit<NewCopies, "quantity" | "grade"> & Pick<CopyAttributes, "grade">;

/** All that is said of copies, in one way: their printing's own language where no other is said, tags in order, and nothing of what is not so. */
export function attributesOf(copies: SaidOfCopies): CopyAttributes {
  const said = {
    ...copies,
    language: copies.language ?? languageOf(copies.printingId),
    tags: [...new Set(copies.tags)].toSorted(byCodeUnits),
  };
  const told = attributeNames.flatMap((name) => {
    const value = said[name];
    const isNothing = value === undefined || value === false;
    return isNothing || (Array.isArray(value) && value.length === 0) ? [] : [[name, value]];
  });
  return CopyAttributes.parse(Object.fromEntries(told));
}

/** Whether a lot is of copies like these. */
export const isOfSuch = (lot: LotItem, attributes: CopyAttributes): boolean =>
  canonicalJson(attributesOf(lot)) === canonicalJson(attributes);

/** Whether two lots are of as many such copies. */
export const saysTheSame = (a: LotItem, b: LotItem): boolean =>
  a.quantity === b.quantity && isOfSuch(a, attributesOf(b));

/** Joins the entries of a request whose copies are equal; batches come by their first entry. */
export function batchesOf(items: readonly NewCopies[]): readonly Batch[] {
  const batches = new Map<Ulid, Batch>();
  items.forEach((copies, entry) => {
    const attributes = attributesOf(copies);
    const id = lotIdOf(attributes);
    const before = batches.get(id);
    batches.set(id, {
      id,
      attributes,
      quantity: (before?.quantity ?? 0) + copies.quantity,
      entries: [...(before?.entries ?? []), entry],
    });
  });
  return [...batches.values()];
}

/** Whether a lot holds copies, and is not only the memory of one that did. */
export const isThere = (lot: LotItem | undefined): lot is LotItem =>
  lot !== undefined && lot.removedAt === undefined;

/**
 * A lot after copies were added; versions go on where a removed lot of the same copies left off, so
 * that an ETag of the old one never fits the new.
 */
export function grown(
  lot: LotItem | undefined,
  added: Pick<Batch, "id" | "attributes" | "quantity">,
  at: string,
): LotItem {
  const before = isThere(lot) ? lot : undefined;
  const after = {
    id: added.id,
    ...added.attributes,
    quantity: (before?.quantity ?? 0) + added.quantity,
    version: (lot?.version ?? 0) + 1,
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
  };
  return { ...after, ...fieldVersionsOf(before, after), ...importsOf(lot) };
}

/** What imports have written of a lot, which whatever takes its place goes on with. */
export const importsOf = (lot: LotItem | undefined): Pick<LotItem, "importedBy"> =>
  lot?.importedBy ? { importedBy: lot.importedBy } : {};

/** A lot as people see it. */
export const itemOf = ({
  removedAt: _at,
  fieldVersions: _of,
  importedBy: _by,
  ...item
}: LotItem): CollectionItem => item;

/** What remains of a lot that was taken away. */
export const removed = (lot: LotItem, at: string): LotItem => ({
  ...lot,
  version: lot.version + 1,
  updatedAt: at,
  removedAt: at,
});

/** By how much a change of one lot changes what the collection holds. */
export function tallyChange(before: LotItem | undefined, after: LotItem) {
  const was = isThere(before) ? { lots: 1, cards: before.quantity } : { lots: 0, cards: 0 };
  const is = isThere(after) ? { lots: 1, cards: after.quantity } : { lots: 0, cards: 0 };
  return { lots: is.lots - was.lots, cards: is.cards - was.cards };
}

/** A printing's id names its language second: `pokemon:ja:…`. */
const languageOf = (id: PrintingId): Language => Language.parse(id.split(":")[1]);
