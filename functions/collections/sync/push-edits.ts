import type { SyncEdit, SyncVerdict } from "#schemas/collections/sync.ts";
import type { Ulid } from "#schemas/values.ts";
import { type RequestNote, refuseOtherRequest, requestNote } from "#shared/kernel/idempotency.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { planTellable } from "../changes/tellable.ts";
import { batchReused } from "../errors.ts";
import { newChangeId } from "../identifiers.ts";
import { firstPartOfSync } from "./parts-of-sync.ts";
import { planSyncPart } from "./plan-sync-part.ts";
import type { PushPorts } from "./pushing.ts";
import { refuseTwice } from "./refuse-twice.ts";

export interface Pushed {
  readonly outcome: "pushed" | "repeated";
  readonly verdicts: readonly SyncVerdict[];
}

/**
 * Takes over what was done on a device while it was offline [COL-6]: each edit upon the version that the device knew, field by field. What
 * contradicts what another device has done is told with both values, and what is there is kept. A batch that is sent again does nothing more, for
 * thirty days, and answers as it did.
 *
 * @throws DomainError `request.invalid` where an item is edited twice in a batch, `request.key_reused` where the batch's id came with other edits,
 * `request.too_many`
 */
export async function pushEdits(
  input: {
    readonly userId: string;
    readonly batchId: Ulid;
    readonly edits: readonly SyncEdit[];
    /** As the device sent them: by these a repetition is known, whatever its ids mean by then. */
    readonly asked: readonly unknown[];
  },
  ports: PushPorts,
): Promise<Pushed> {
  const { userId, batchId, edits, asked } = input;
  refuseTwice(edits);
  const key = requestNote(batchId, asked);
  if (!key) throw new Error("A batch has an id.");
  const batch = { userId, key, changeId: newChangeId(ports), total: edits.length };
  const verdicts: SyncVerdict[] = [];
  let [logged, isRepetition] = [0, true];
  for (let part = 0; verdicts.length < edits.length; part += 1) {
    const first = verdicts.length;
    const before = isRepetition ? await doneBefore(batch, part, ports) : undefined;
    if (!before) isRepetition = false;
    const members = firstPartOfSync(edits.slice(first));
    const done = before
      ? { verdicts: before, isLogged: false }
      : await donePart(batch, { part, logged, first, members }, ports);
    verdicts.push(...done.verdicts);
    logged += Number(done.isLogged);
  }
  return { outcome: isRepetition ? "repeated" : "pushed", verdicts };
}

interface Batch {
  readonly userId: string;
  readonly key: RequestNote;
  readonly changeId: Ulid;
  readonly total: number;
}

interface Part {
  readonly part: number;
  /** Parts that this call has told the log of. */
  readonly logged: number;
  /** Where its edits begin in the batch. */
  readonly first: number;
  readonly members: readonly SyncEdit[];
}

async function donePart(
  batch: Batch,
  { part, logged, first, members }: Part,
  ports: PushPorts,
): Promise<{ verdicts: readonly SyncVerdict[]; isLogged: boolean }> {
  const { userId, key, changeId, total } = batch;
  return persistently(async (attempt) => {
    const twin = attempt > 0 ? await doneBefore(batch, part, ports) : undefined;
    if (twin) return { verdicts: twin, isLogged: false };
    const { verdicts, changes } = await planTellable(members, (some) =>
      planSyncPart({ userId, edits: some, first }, ports),
    );
    const request = { requestHash: key.requestHash, lots: [], synced: [...verdicts] };
    const outcome = await ports.ledger.write(userId, {
      ...{ id: changeId, part: logged, kind: "synced", total },
      ...{ at: ports.clock().toISOString(), lots: changes },
      note: { keyHash: key.keyHash, part, request },
    });
    return outcome === "written" ? { verdicts, isLogged: changes.length > 0 } : undefined;
  });
}

async function doneBefore(
  { userId, key }: Batch,
  part: number,
  { ledger }: Pick<PushPorts, "ledger">,
): Promise<readonly SyncVerdict[] | undefined> {
  const request = await ledger.batch(userId, key.keyHash, part);
  if (!request) return undefined;
  refuseOtherRequest(key, request, batchReused);
  return request.synced;
}
