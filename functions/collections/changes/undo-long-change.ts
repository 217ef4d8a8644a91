import type { UndoneItem } from "#schemas/collections/undone.ts";
import type { Ulid } from "#schemas/values.ts";
import { newChangeId } from "../identifiers.ts";
import type { LoggedChange } from "./ledger.ts";
import { undoLongPart } from "./undo-long-part.ts";
import type { Undo, UndoPorts } from "./undoing.ts";

/** Parts that are taken back within a request, each by a transaction of some 90 items. */
export const mostAtOnce = 4;

interface Taken {
  readonly userId: string;
  readonly change: LoggedChange;
}

/**
 * Takes a long change back: at once where it has few parts, or else by a worker. No part of it begins any more from here on. Repeated it asks the
 * worker once more, and once that has come to its end, for what was kept.
 */
export async function undoLongChange(taken: Taken, ports: UndoPorts): Promise<Undo> {
  const { userId, change } = taken;
  if (change.undoing) return asked(taken, change.undoing, ports);
  if (change.isTakenBack && change.undoneBy) return { changeId: change.undoneBy, items: [] };
  const at = ports.clock().toISOString();
  await ports.longChanges.end(userId, change.id, at);
  const span = { order: "last", limit: mostAtOnce + 1 } as const;
  const parts = await ports.longChanges.parts(userId, change.id, span);
  const by = newChangeId(ports);
  if (parts.length > mostAtOnce) {
    const { id: undoes, done: total = 0, collectionIds = [] } = change;
    const undo = { id: by, kind: "undone", at, total, undoes, collectionIds } as const;
    const outcome = await ports.longChanges.beginUndo(userId, change.id, undo);
    if (outcome === "begun") return asked(taken, by, ports);
    const now = await ports.longChanges.find(userId, change.id);
    return asked(taken, now?.undoing ?? by, ports);
  }
  const items: UndoneItem[] = [];
  const total = change.done ?? 0;
  let [written, logged] = [change.undoneBy, 0];
  for (const part of parts) {
    const one = { userId, part, by, logged: { part: logged, total } };
    const undone = await undoLongPart(one, ports);
    items.push(...undone);
    if (!undone.some(({ outcome }) => outcome === "undone")) continue;
    written = by;
    logged += 1;
  }
  return { ...(written && { changeId: written }), items };
}

/** Also where it was asked for before: that message may never have been sent. */
async function asked(
  { userId, change }: Taken,
  by: Ulid,
  { longUndos }: Pick<UndoPorts, "longUndos">,
): Promise<Undo> {
  await longUndos.request({ userId, changeId: change.id });
  return { changeId: by, items: [], isRunning: true };
}
