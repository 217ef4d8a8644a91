import type { UndoneItem } from "#schemas/collections/undone.ts";
import { type HeadItem, restorableDays } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { HeadLog } from "../collection/collection-store.ts";
import { mostDeleted } from "../collection/delete-collection.ts";
import { restoreCollection } from "../collection/restore-collection.ts";
import { tooManyDeleted } from "../errors.ts";
import type { LoggedChange } from "./ledger.ts";
import type { UndoPorts } from "./undoing.ts";

interface Taken {
  readonly userId: string;
  readonly part: LoggedChange;
  readonly by: Ulid;
}

/** Takes back what became of a collection's head: its name, that it was opened, deleted or brought back. */
export async function takeBackHead(
  { userId, part, by }: Taken,
  ports: UndoPorts,
): Promise<readonly UndoneItem[]> {
  const { before, after } = part.content.heads[0] ?? {};
  const head = after ?? before;
  if (!head) return [];
  const place = { userId, collectionId: head.id };
  const undoes = { id: part.id, part: part.part };
  if (!after) {
    try {
      const { version } = await restoreCollection({ place, undoes, id: by }, ports);
      return [{ collectionId: head.id, outcome: "undone", version }];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return [kept(head.id, error.code, error.message)];
    }
  }
  return persistently(async () => {
    const present = await ports.collections.get(place);
    if (!present)
      return [kept(head.id, "collections.no_such_collection", "it is not there any more")];
    if (present.version !== after.version && saidOf(present) !== saidOf(after)) {
      return [kept(head.id, "collections.changed_since", "it was changed since", present.version)];
    }
    const at = ports.clock().toISOString();
    const log = { id: by, at, undoes };
    if (before && part.kind !== "restored") {
      const next = { ...before, version: present.version + 1, updatedAt: at };
      const outcome = await ports.collections.replace(
        userId,
        { before: present, after: next },
        log,
      );
      return outcome === "saved"
        ? [{ collectionId: head.id, outcome: "undone", version: next.version }]
        : undefined;
    }
    if (part.kind === "created" && (await ports.lots.tally(place)).lots > 0) {
      const detail = "it holds items by now: delete it instead";
      return [kept(head.id, "collections.changed_since", detail, present.version)];
    }
    return putAside(userId, present, log, ports);
  });
}

/** What a head says, whatever came in between and was taken back. */
const saidOf = ({ name, kind, description }: HeadItem): string =>
  canonicalJson({ name, kind, description });

/** Deletes a collection as whoever opened it by mistake does; undefined where somebody was faster. */
async function putAside(
  userId: string,
  head: HeadItem,
  log: HeadLog,
  { collections, clock }: Pick<UndoPorts, "collections" | "clock">,
): Promise<readonly UndoneItem[] | undefined> {
  const clearOn = dayAfter(utcDay(clock()), restorableDays + 1);
  const outcome = await collections.discard(userId, head, { clearOn, most: mostDeleted, log });
  if (outcome === "stale") return undefined;
  if (outcome === "discarded") return [{ collectionId: head.id, outcome: "undone" }];
  const { code, message } = tooManyDeleted(mostDeleted);
  return [kept(head.id, code, message, head.version)];
}

const kept = (
  collectionId: Ulid,
  reason: string,
  detail: string,
  version?: number,
): UndoneItem => ({
  ...{ collectionId, outcome: "kept", reason, detail },
  ...(version !== undefined && { version }),
});
