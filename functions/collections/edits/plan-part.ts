import type { ItemEdit, Verdict } from "#schemas/collections/item-edit.ts";
import type { PrintingId, Ulid, VariantKey } from "#schemas/values.ts";
import type { LotChange } from "../changes/ledger.ts";
import type { Place } from "../collection/collection-store.ts";
import { lotIdOf } from "../identifiers.ts";
import { attributesOf, isThere } from "../items/lots.ts";
import { roomIn } from "../items/room-in.ts";
import { picturesNamed } from "../items/uploaded-pictures.ts";
import { type WorkingLots, workingLots } from "../items/working-lots.ts";
import { isRefusal } from "./edit-refusal.ts";
import type { EditItemsPorts } from "./editing.ts";
import { planEdit } from "./plan-edit.ts";

interface Part {
  readonly place: Place;
  readonly edits: readonly ItemEdit[];
  /** Where these edits begin in the request. */
  readonly first: number;
}

/** Plans what is done at once: a verdict on each edit, and the lots as they will be. */
export async function planPart(
  { place, edits, first }: Part,
  ports: Pick<EditItemsPorts, "collections" | "lots" | "printings" | "pictures" | "clock">,
): Promise<{ verdicts: readonly Verdict[]; changes: readonly LotChange[] }> {
  const lots = workingLots(ports.lots);
  await lots.find(place, [...new Set(edits.map(({ itemId }) => itemId))]);
  const [room, variants, pictures] = await Promise.all([
    roomIn(place.userId, targetsOf(place, edits), ports),
    variantsAsked(place, { edits, lots }, ports),
    picturesNamed(place.userId, setsIn(edits), ports),
    lookAhead(place, edits, lots),
  ]);
  const deps = { lots, room, variants, pictures, now: ports.clock() };
  const verdicts: Verdict[] = [];
  for (const [at, edit] of edits.entries()) {
    lots.begin(at);
    const planned = await planEdit(place, edit, deps);
    if (isRefusal(planned)) verdicts.push({ edit: first + at, outcome: "refused", ...planned });
    else {
      const { into, ...own } = planned;
      const target = into && {
        ...{
          collectionId: into.place.collectionId,
          itemId: into.lot.id,
          version: into.lot.version,
        },
      };
      verdicts.push({ edit: first + at, ...own, ...(target && { into: target }) });
    }
  }
  return { verdicts, changes: lots.changes() };
}

/** Collections that copies may go to. */
const targetsOf = (place: Place, edits: readonly ItemEdit[]): readonly Ulid[] =>
  edits.flatMap((edit) => {
    if (edit.do === "split") return place.collectionId;
    return edit.do === "move" || edit.do === "copy" ? edit.to : [];
  });

const setsIn = (edits: readonly ItemEdit[]) =>
  edits.flatMap((edit) => ("set" in edit ? [edit.set] : []));

/** The variants of printings whose variant is to be another. */
async function variantsAsked(
  place: Place,
  { edits, lots }: { readonly edits: readonly ItemEdit[]; readonly lots: WorkingLots },
  { printings }: Pick<EditItemsPorts, "printings">,
): Promise<ReadonlyMap<PrintingId, readonly VariantKey[]>> {
  const asked = new Set<PrintingId>();
  for (const edit of edits) {
    const variant = "set" in edit ? edit.set.variant : undefined;
    const lot = variant === undefined ? undefined : await lots.get(place, edit.itemId);
    if (lot && lot.variant !== variant) asked.add(lot.printingId);
  }
  return asked.size > 0 ? printings.variantsOf([...asked]) : new Map();
}

/** Reads the lots that copies most likely go into, all at once and not one by one. */
async function lookAhead(
  place: Place,
  edits: readonly ItemEdit[],
  lots: WorkingLots,
): Promise<void> {
  const likely = new Map<Ulid, Ulid[]>();
  for (const edit of edits) {
    const lot = await lots.get(place, edit.itemId);
    if (!isThere(lot) || (edit.do !== "move" && edit.do !== "copy")) continue;
    likely.set(edit.to, [...(likely.get(edit.to) ?? []), lotIdOf(attributesOf(lot))]);
  }
  const all = [...likely].map(([collectionId, ids]) =>
    lots.find({ userId: place.userId, collectionId }, [...new Set(ids)]),
  );
  await Promise.all(all);
}
