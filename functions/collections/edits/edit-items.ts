import type { ItemEdit, Verdict } from "#schemas/collections/item-edit.ts";
import type { Ulid } from "#schemas/values.ts";
import { DomainError, type FieldError } from "#shared/kernel/errors.ts";
import { type RequestNote, refuseOtherRequest, requestNote } from "#shared/kernel/idempotency.ts";
import { orTwins } from "#shared/kernel/or-twins.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { LedgerEntry } from "../changes/ledger.ts";
import { planTellable } from "../changes/tellable.ts";
import type { Place } from "../collection/collection-store.ts";
import { itemsRefused, noSuchCollection } from "../errors.ts";
import { newChangeId } from "../identifiers.ts";
import type { EditItemsPorts } from "./editing.ts";
import { firstPartOfEdits, fitsOneWrite } from "./parts-of-edits.ts";
import { planPart } from "./plan-part.ts";

export interface EditItemsInput {
  readonly place: Place;
  readonly edits: readonly ItemEdit[];
  /** Whether none is done where one cannot be. */
  readonly isAllOrNothing: boolean;
  readonly idempotencyKey?: string | undefined;
}

export interface EditsDone {
  /** In the log; absent where nothing was written by this call. */
  readonly changeId?: Ulid;
  readonly verdicts: readonly Verdict[];
}

/**
 * Edits up to 500 items of a collection: each with a verdict of its own, or all of them or none [COL-2].
 *
 * What fits one write, 94 lots, is done at once; more of them go one write after another, each whole. Repeated with its key, what was done before is not
 * done again, and the rest is.
 *
 * @throws DomainError `collections.no_such_collection`, `collections.items_refused` where one of all cannot be done,
 * `request.invalid` where all of them are too many for one write, `request.key_reused`, `request.too_many`
 */
export async function editItems(input: EditItemsInput, ports: EditItemsPorts): Promise<EditsDone> {
  const { place, edits, isAllOrNothing, idempotencyKey } = input;
  if (!(await ports.collections.get(place))) throw noSuchCollection(place.collectionId);
  if (isAllOrNothing && !fitsOneWrite(edits)) throw tooManyAtOnce();
  const key = requestNote(idempotencyKey, { edits, isAllOrNothing });
  const change = { id: newChangeId(ports), kind: kindOf(edits), total: itemsOf(edits) };
  const verdicts: Verdict[] = [];
  let logged = 0;
  let isRepetition = key !== undefined;
  for (let part = 0; verdicts.length < edits.length; part += 1) {
    const first = verdicts.length;
    const members = firstPartOfEdits(edits.slice(first));
    const before = isRepetition ? await doneBefore({ place, key }, part, ports) : undefined;
    isRepetition = before !== undefined;
    const step = { part, logged, first, members, isAllOrNothing };
    const done = before
      ? { verdicts: before }
      : await orTwins(
          () => donePart({ place, key, change }, step, ports),
          async () => {
            const twin = await doneBefore({ place, key }, part, ports);
            return twin && { verdicts: twin, isLogged: false };
          },
        );
    verdicts.push(...done.verdicts);
    if ("isLogged" in done && done.isLogged) logged += 1;
  }
  return { ...(logged > 0 && { changeId: change.id }), verdicts };
}

interface Request {
  readonly place: Place;
  readonly key: RequestNote | undefined;
  readonly change: Pick<LedgerEntry, "id" | "kind" | "total">;
}

interface Step {
  readonly part: number;
  /** Parts that this call has written before. */
  readonly logged: number;
  /** Where its edits begin in the request. */
  readonly first: number;
  readonly members: readonly ItemEdit[];
  readonly isAllOrNothing: boolean;
}

async function donePart(
  { place, key, change }: Request,
  { part, logged, first, members, isAllOrNothing }: Step,
  ports: EditItemsPorts,
): Promise<{ verdicts: readonly Verdict[]; isLogged: boolean }> {
  return persistently(async (attempt) => {
    const twin = attempt > 0 ? await doneBefore({ place, key }, part, ports) : undefined;
    if (twin) return { verdicts: twin, isLogged: false };
    const { verdicts, changes } = await planTellable(members, (some) =>
      planPart({ place, edits: some, first }, ports),
    );
    if (isAllOrNothing) refuseAll(verdicts, members.length);
    if (changes.length === 0 && !key) return { verdicts, isLogged: false };
    const { collectionId } = place;
    const request = key && { requestHash: key.requestHash, lots: [], verdicts: [...verdicts] };
    const outcome = await ports.ledger.write(place.userId, {
      ...{ ...change, part: logged, at: ports.clock().toISOString(), lots: changes },
      note: key && request && { collectionId, keyHash: key.keyHash, part, request },
    });
    return outcome === "written" ? { verdicts, isLogged: changes.length > 0 } : undefined;
  });
}

async function doneBefore(
  { place, key }: Pick<Request, "place" | "key">,
  part: number,
  { lots }: EditItemsPorts,
): Promise<readonly Verdict[] | undefined> {
  const request = key && (await lots.request(place, key.keyHash, part));
  if (!request || !key) return undefined;
  refuseOtherRequest(key, request);
  return request.verdicts;
}

/** @throws DomainError `collections.items_refused` that points at each edit that cannot be done, `request.invalid` where not all of them were planned */
function refuseAll(verdicts: readonly Verdict[], wanted: number): void {
  if (verdicts.length < wanted) throw tooManyAtOnce();
  const errors = verdicts.flatMap(({ outcome, edit, detail = "" }): FieldError[] =>
    outcome === "refused" ? [{ in: "body", pointer: `#/edits/${edit}`, detail }] : [],
  );
  if (errors.length > 0) throw itemsRefused(errors);
}

const itemsOf = (edits: readonly ItemEdit[]): number =>
  new Set(edits.map(({ itemId }) => itemId)).size;

const kinds = {
  change: "edited",
  remove: "removed",
  move: "moved",
  copy: "copied",
  split: "split",
} as const satisfies Record<ItemEdit["do"], LedgerEntry["kind"]>;

function kindOf(edits: readonly ItemEdit[]): LedgerEntry["kind"] {
  const [first, ...others] = new Set(edits.map((edit) => kinds[edit.do]));
  return first !== undefined && others.length === 0 ? first : "mixed";
}

const tooManyAtOnce = () =>
  new DomainError(
    "request.invalid",
    "All of these edits are too many for one write: it holds 94 items, of which a move and a split take two, and fewer with long notes. Send fewer, or have each " +
      "judged by itself.",
    { errors: [{ in: "body", pointer: "#/edits", detail: "must fit one write, or go by `each`" }] },
  );
