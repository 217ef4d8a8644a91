import type { UndoneItem } from "#schemas/collections/undone.ts";
import { restorableDays } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { restoreCollection } from "../collection/restore-collection.ts";
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
    if (present.version !== after.version) {
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
    const clearOn = dayAfter(utcDay(ports.clock()), restorableDays + 1);
    const outcome = await ports.collections.discard(userId, present, { clearOn, log });
    return outcome === "discarded" ? [{ collectionId: head.id, outcome: "undone" }] : undefined;
  });
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
