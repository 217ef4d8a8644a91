import { ulid } from "ulid";
import type { ImportItem } from "#schemas/storage/import-items.ts";
import type { ShelvedItem } from "#schemas/storage/shelf-items.ts";
import type { Import } from "#schemas/transfer/import.ts";
import type { ShelfResolution } from "#schemas/transfer/import-plan.ts";
import type { ChosenCard } from "#schemas/transfer/import-row.ts";
import type { ShelvedRowId } from "#schemas/transfer/shelved-row.ts";
import { Ulid } from "#schemas/values.ts";
import type { FieldError } from "#shared/kernel/errors.ts";
import { keyReused, refuseOtherRequest, requestNote } from "#shared/kernel/idempotency.ts";
import { rowsRefused } from "../errors.ts";
import { type BeginPorts, refuseTooMany } from "../imports/begin-import.ts";
import { type KnownVariants, meantCard, whyNotCard } from "../imports/choice-rules.ts";
import { importView } from "../imports/import-view.ts";
import { refuseStrangeTarget } from "../imports/strange-target.ts";
import type { Shelf } from "./shelf.ts";

export interface ResolvePorts
  extends Pick<BeginPorts, "imports" | "uploads" | "targets" | "queue" | "clock"> {
  readonly shelf: Pick<Shelf, "find" | "page" | "countAlike">;
  readonly variants: KnownVariants;
}

export type AskedRow =
  | { readonly rowId: ShelvedRowId; readonly card?: ChosenCard | undefined }
  | { readonly like: ShelvedRowId; readonly card?: ChosenCard | undefined };

interface Asked {
  readonly userId: string;
  readonly rows: readonly AskedRow[];
  readonly collectionId?: Ulid | undefined;
  readonly idempotencyKey?: string | undefined;
}

/** Rows that one request resolves, with those that are alike; of more the answer says how many are left. */
export const mostAtOnce = 5_000;

/**
 * Has rows of the shelf put into collections as what they mean: an import that begins as confirmed.
 *
 * @throws DomainError `transfer.rows_refused`, `collections.no_such_collection`, `transfer.too_many_imports`, `request.key_reused`
 */
export async function resolveShelf(asked: Asked, ports: ResolvePorts): Promise<Import> {
  const { userId, rows, collectionId, idempotencyKey } = asked;
  const note = requestNote(idempotencyKey, { rows, collectionId });
  const known = note && (await ports.imports.requested(userId, note.keyHash));
  if (note && known) {
    refuseOtherRequest(note, known);
    return resolvedBefore(userId, known.importId, ports);
  }
  if (collectionId) {
    await refuseStrangeTarget(userId, { collectionId }, ports);
  }
  await refuseTooMany(userId, ports);
  const resolution = await resolutionOf(asked, ports);
  const now = ports.clock();
  const ids = [Ulid.parse(ulid(now.getTime())), Ulid.parse(ulid(now.getTime()))] as const;
  const into = collectionId ?? resolution.rows[0]?.collectionId;
  const item: ImportItem = {
    ...{ id: ids[0], changeId: ids[1], state: "confirming", source: "shelf", reading: 1 },
    createdAt: now.toISOString(),
    options: {
      into: into ? { collectionId: into } : { name: "Shelf", kind: "binder" },
      ...{ mode: "add", currency: "EUR" },
    },
    ...(resolution.left > 0 && { left: resolution.left }),
  };
  const wanted: ShelfResolution = {
    rows: resolution.rows.map(({ rowId, card }) => ({ rowId, card })),
    ...(collectionId && { collectionId }),
  };
  await ports.uploads.keepText(item.id, JSON.stringify(wanted));
  if ((await ports.imports.create(userId, item, note)) === "taken") {
    const twin = note && (await ports.imports.requested(userId, note.keyHash));
    if (!twin) throw new Error(`The import ${item.id} exists already.`);
    return resolvedBefore(userId, twin.importId, ports);
  }
  await ports.queue.send({ userId, importId: item.id });
  return importView(item, now);
}

async function resolvedBefore(userId: string, importId: Ulid, ports: ResolvePorts) {
  const item = await ports.imports.get({ userId, importId });
  if (!item) throw keyReused();
  if (item.state === "confirming") await ports.queue.send({ userId, importId });
  return importView(item, ports.clock());
}

interface Resolved {
  readonly rowId: ShelvedRowId;
  readonly card: ChosenCard;
  readonly collectionId: Ulid;
}

async function resolutionOf(
  { userId, rows, collectionId }: Asked,
  { shelf, variants }: Pick<ResolvePorts, "shelf" | "variants">,
): Promise<{ readonly rows: readonly Resolved[]; readonly left: number }> {
  const ids = rows.map(idOf);
  const cards = rows.flatMap(({ card }) => (card ? [card.printingId] : []));
  const [found, known] = await Promise.all([shelf.find(userId, ids), variants.of(cards)]);
  const byId = new Map(found.map((row) => [row.id, row]));
  const errors: FieldError[] = [];
  const resolved = new Map<ShelvedRowId, Resolved>();
  let unseen = 0;
  for (const [at, one] of rows.entries()) {
    const row = byId.get(idOf(one));
    const meant = meantBy(row, { one, collectionId }, known);
    if ("detail" in meant) errors.push({ in: "body", pointer: `#/rows/${at}`, ...meant });
    else {
      const isOne = "rowId" in one;
      const alike = isOne ? undefined : await rowsLike(userId, meant.row, shelf);
      const all = alike?.rows ?? [meant.row];
      unseen += alike?.left ?? 0;
      const { card, into } = meant;
      for (const { id, collectionId: own } of all) {
        resolved.set(id, { rowId: id, card, collectionId: collectionId ?? own ?? into });
      }
    }
  }
  if (errors.length > 0) throw rowsRefused(errors);
  const beyond = Math.max(0, resolved.size - mostAtOnce);
  return { rows: [...resolved.values()].slice(0, mostAtOnce), left: beyond + unseen };
}

const idOf = (one: AskedRow): ShelvedRowId => ("rowId" in one ? one.rowId : one.like);

/** What a row is to become, or why it cannot. */
function meantBy(
  row: ShelvedItem | undefined,
  { one, collectionId }: { readonly one: AskedRow; readonly collectionId: Ulid | undefined },
  known: Parameters<typeof whyNotCard>[1],
):
  | { readonly detail: string }
  | { readonly row: ShelvedItem; readonly card: ChosenCard; readonly into: Ulid } {
  if (!row || row.takenBy !== undefined) return { detail: unknownRow };
  if (row.said.faults.some(({ isFatal }) => isFatal)) {
    return { detail: `the row cannot be taken: ${row.detail}` };
  }
  const into = collectionId ?? row.collectionId;
  if (!into) return { detail: "the collection is not known that its copies go to: name one" };
  const card = one.card ?? foundCard(row);
  if (!card) return { detail: "which card the row means is not known: name one" };
  const detail = one.card ? whyNotCard(one.card, known) : undefined;
  return detail === undefined ? { row, card, into } : { detail };
}

const unknownRow = "there is no such row on your shelf";

/** The card that a row was found to mean. */
const foundCard = ({ candidates, state }: ShelvedItem): ChosenCard | undefined =>
  meantCard({ candidates, verdict: state === "found" ? "matched" : "ambiguous" });

async function rowsLike(
  userId: string,
  { likeness }: ShelvedItem,
  shelf: Pick<Shelf, "page" | "countAlike">,
): Promise<{ readonly rows: readonly ShelvedItem[]; readonly left: number }> {
  const alike: ShelvedItem[] = [];
  let after: ShelvedRowId | undefined;
  for (;;) {
    const { rows, isEnd } = await shelf.page(userId, { after, limit: 500 });
    alike.push(
      ...rows.filter(
        (row) =>
          row.likeness === likeness &&
          row.takenBy === undefined &&
          !row.said.faults.some(({ isFatal }) => isFatal),
      ),
    );
    after = rows.at(-1)?.id;
    if (isEnd || after === undefined) return { rows: alike, left: 0 };
    if (alike.length >= mostAtOnce) {
      return { rows: alike, left: await shelf.countAlike(userId, { likeness, after }) };
    }
  }
}
