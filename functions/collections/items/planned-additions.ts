import { isSealedId } from "#schemas/catalog/sealed-id.ts";
import type { NewCopies } from "#schemas/collections/item.ts";
import type { PrintingId, Ulid, VariantKey } from "#schemas/values.ts";
import type { FieldError } from "#shared/kernel/errors.ts";
import type { LotChange } from "../changes/ledger.ts";
import { itemsRefused, tooManyLots } from "../errors.ts";
import { type Batch, grown, isThere, mostCopies } from "./lots.ts";
import type { LotOfEquals } from "./lots-of-equals.ts";

/** Most lots of one collection. */
export const mostLots = 50_000;

/**
 * Refuses entries that the catalogue does not know, all at once. Of what lies there already there may
 * be more, also when the catalogue has come to call the variant otherwise.
 *
 * @param owned entries whose lot is there
 * @throws DomainError `collections.items_refused` that points at each
 */
export function refuseUnknown(
  items: readonly NewCopies[],
  variants: ReadonlyMap<PrintingId, readonly VariantKey[]>,
  owned: ReadonlySet<number>,
): void {
  const errors = items.flatMap(({ printingId, variant }, entry): FieldError[] => {
    const known = variants.get(printingId);
    if (!known) {
      const kind = isSealedId(printingId) ? "sealed product" : "printing";
      return [refusal(entry, "printingId", `the catalogue has no ${kind} ${printingId}`)];
    }
    if (known.includes(variant) || owned.has(entry)) return [];
    const choice = known.length > 0 ? `its variants are ${known.join(", ")}` : "it has none";
    return [refusal(entry, "variant", `${printingId} has no variant ${variant}; ${choice}`)];
  });
  if (errors.length > 0) throw itemsRefused(errors);
}

/** Entries of batches whose lot is there. */
export const ownedEntries = (
  batches: readonly Batch[],
  found: ReadonlyMap<Ulid, LotOfEquals>,
): ReadonlySet<number> =>
  new Set(
    batches.filter(({ id }) => isThere(found.get(id)?.lot)).flatMap(({ entries }) => entries),
  );

/**
 * The changes that put batches into their lots.
 *
 * @throws DomainError `collections.items_refused` when a lot would grow too large,
 * `collections.too_many` when there would be too many of them
 */
export function plannedAdditions(
  batches: readonly Batch[],
  present: { found: ReadonlyMap<Ulid, LotOfEquals>; lots: number },
  at: string,
): readonly Omit<LotChange, "collectionId">[] {
  const changes = batches.map((batch) => {
    const { id, lot: before } = present.found.get(batch.id) ?? { id: batch.id, lot: undefined };
    return { batch, before, after: grown(before, { ...batch, id }, at) };
  });
  const errors = changes
    .filter(({ after }) => after.quantity > mostCopies)
    .flatMap(({ batch, after }) =>
      batch.entries.map((entry) =>
        refusal(
          entry,
          "quantity",
          `the lot would hold ${after.quantity} copies, and ${mostCopies} is the most`,
        ),
      ),
    );
  if (errors.length > 0) throw itemsRefused(errors);
  const added = changes.filter(({ before }) => !isThere(before)).length;
  if (added > 0 && present.lots + added > mostLots) throw tooManyLots(mostLots, present.lots);
  return changes.map(({ before, after }) => ({ before, after }));
}

const refusal = (entry: number, field: string, detail: string): FieldError => ({
  in: "body",
  pointer: `#/items/${entry}/${field}`,
  detail,
});
