import type { SyncEdit, SyncVerdict } from "#schemas/collections/sync.ts";
import type { PrintingId, Ulid, VariantKey } from "#schemas/values.ts";
import type { LotChange } from "../changes/ledger.ts";
import { roomIn } from "../items/room-in.ts";
import { picturesNamed } from "../items/uploaded-pictures.ts";
import { type WorkingLots, workingLots } from "../items/working-lots.ts";
import { planSync } from "./plan-sync.ts";
import type { PushPorts } from "./pushing.ts";

interface Part {
  readonly userId: string;
  readonly edits: readonly SyncEdit[];
  /** Where these edits begin in the batch. */
  readonly first: number;
}

/** Plans what of a batch is done at once: a verdict on each edit, and the lots as they will be. */
export async function planSyncPart(
  { userId, edits, first }: Part,
  ports: PushPorts,
): Promise<{ verdicts: readonly SyncVerdict[]; changes: readonly LotChange[] }> {
  const lots = workingLots(ports.lots);
  const places = Map.groupBy(edits, ({ collectionId }) => collectionId);
  const reading = [...places].map(([collectionId, own]) =>
    lots.find({ userId, collectionId }, [...new Set(own.map(({ itemId }) => itemId))]),
  );
  const [room] = await Promise.all([roomIn(userId, namedIn(edits), ports), ...reading]);
  const [variants, pictures] = await Promise.all([
    variantsAsked(userId, { edits, lots }, ports),
    picturesNamed(userId, edits.flatMap(saidIn), ports),
  ]);
  const deps = { lots, room, variants, pictures, now: ports.clock() };
  const verdicts: SyncVerdict[] = [];
  for (const [at, edit] of edits.entries()) {
    lots.begin(at);
    verdicts.push({ edit: first + at, ...(await planSync(userId, edit, deps)) });
  }
  return { verdicts, changes: lots.changes() };
}

const saidIn = (edit: SyncEdit) =>
  edit.do === "add" ? [edit.item] : edit.do === "set" && edit.set ? [edit.set] : [];

const namedIn = (edits: readonly SyncEdit[]): readonly Ulid[] =>
  edits.flatMap((edit) =>
    edit.do === "move" ? [edit.collectionId, edit.to] : [edit.collectionId],
  );

/** The variants of printings that are added, or whose variant is to be another. */
async function variantsAsked(
  userId: string,
  { edits, lots }: { readonly edits: readonly SyncEdit[]; readonly lots: WorkingLots },
  { printings }: Pick<PushPorts, "printings">,
): Promise<ReadonlyMap<PrintingId, readonly VariantKey[]>> {
  const asked = new Set<PrintingId>();
  for (const edit of edits) {
    if (edit.do === "add") asked.add(edit.item.printingId);
    if (edit.do !== "set" || edit.set?.variant === undefined) continue;
    const lot = await lots.get({ userId, collectionId: edit.collectionId }, edit.itemId);
    if (lot && lot.variant !== edit.set.variant) asked.add(lot.printingId);
  }
  return asked.size > 0 ? printings.variantsOf([...asked]) : new Map();
}
