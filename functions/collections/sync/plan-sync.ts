import type { SyncEdit } from "#schemas/collections/sync.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Place } from "../collection/collection-store.ts";
import { isRefusal, type Refusal } from "../edits/edit-refusal.ts";
import { type PlanDeps, planEdit, whatItBecomes } from "../edits/plan-edit.ts";
import { attributesOf, isThere, removed } from "../items/lots.ts";
import { mergeFields } from "./merge-fields.ts";
import { planAddition } from "./plan-addition.ts";
import type { SyncOutcome } from "./sync-outcome.ts";

type On<Do extends SyncEdit["do"]> = {
  readonly edit: Extract<SyncEdit, { do: Do }>;
  readonly lot: LotItem;
};

/** Plans one edit of a device upon what was planned before it. */
export async function planSync(
  userId: string,
  edit: SyncEdit,
  deps: PlanDeps,
): Promise<SyncOutcome> {
  const planned = await plannedOf({ userId, collectionId: edit.collectionId }, edit, deps);
  return isRefusal(planned) ? { outcome: "refused", ...planned } : planned;
}

async function plannedOf(
  place: Place,
  edit: SyncEdit,
  deps: PlanDeps,
): Promise<SyncOutcome | Refusal> {
  if (deps.room.get(place.collectionId) === undefined) {
    const detail = `you have no collection ${place.collectionId}; it may have been deleted`;
    return { reason: "collections.no_such_collection", detail };
  }
  if (edit.do === "refuse") return { reason: "collections.items_refused", detail: edit.detail };
  if (edit.do === "add") return planAddition(place, edit, deps);
  const lot = await deps.lots.get(place, edit.itemId);
  if (!isThere(lot)) return ofWhatIsGone(edit, lot);
  if (edit.do === "set") return planSet(place, { edit, lot }, deps);
  if (edit.do === "move") return planMove(place, { edit, lot }, deps);
  if (lot.version > baseUpon(lot, edit)) return removedButChanged(lot);
  deps.lots.set(place, removed(lot, deps.now.toISOString()));
  return { outcome: "done" };
}

function planSet(place: Place, { edit, lot }: On<"set">, deps: PlanDeps): SyncOutcome | Refusal {
  const { set, quantityBy } = edit;
  const at = deps.now.toISOString();
  const possible = whatItBecomes({ lot, set: set ?? {}, at }, deps);
  if (isRefusal(possible)) return possible;
  const base = baseUpon(lot, edit);
  const { after, conflicts, isOther } = mergeFields(lot, { base, set, quantityBy }, at);
  if (isOther) deps.lots.set(place, after);
  const version = (deps.lots.planned(place, lot.id) ?? lot).version;
  if (conflicts.length === 0) return { outcome: isOther ? "done" : "unchanged", version };
  return { outcome: isOther ? "merged" : "conflict", conflicts: [...conflicts], version };
}

/** Where copies were changed or taken meanwhile, whoever moves them has not seen what is moved. */
async function planMove(
  place: Place,
  { edit, lot }: On<"move">,
  deps: PlanDeps,
): Promise<SyncOutcome | Refusal> {
  const { itemId, to, quantity } = edit;
  if (lot.version > baseUpon(lot, edit)) return removedButChanged(lot);
  const planned = await planEdit(place, { do: "move", itemId, to, quantity }, deps);
  if (isRefusal(planned)) return planned;
  const { into, ...own } = planned;
  const target = into && {
    ...{ collectionId: into.place.collectionId, itemId: into.lot.id, version: into.lot.version },
  };
  return { ...own, ...(target && { into: target }) };
}

/** A version that the lot has not come to is of a former one of its id, forgotten thirty days after it was removed: nothing of this one was seen. */
const baseUpon = ({ version }: LotItem, { base }: { readonly base: number }): number =>
  base > version ? 0 : base;

/** Another device has removed it: who removes it, too, is of one mind with it. */
function ofWhatIsGone(edit: SyncEdit, lot: LotItem | undefined): SyncOutcome {
  if (edit.do === "remove") return { outcome: "unchanged" };
  const yours = edit.do === "set" ? { ...edit.set, quantityBy: edit.quantityBy } : edit;
  const conflict = { field: "item", yours, theirs: null, version: lot?.version ?? 1 };
  return { outcome: "conflict", conflicts: [conflict] };
}

function removedButChanged(lot: LotItem): SyncOutcome {
  const theirs = { ...attributesOf(lot), quantity: lot.quantity };
  const conflict = { field: "item", yours: null, theirs, version: lot.version };
  return { outcome: "conflict", conflicts: [conflict], version: lot.version };
}
