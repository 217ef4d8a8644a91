import type { LongUndo } from "./long-undos.ts";
import { undoLongPart } from "./undo-long-part.ts";
import type { UndoPorts } from "./undoing.ts";

/** Leaves a worker of two minutes room for its last part. */
const workSeconds = 90;
/** Parts that are read at once: one may be 400 KB, and more once it is unpacked. */
const partsAtOnce = 5;

/**
 * Takes a long change back, part by part, the last one first: a later part may have built on a former one. What does not fit into one call goes on in
 * the next one. Safe to repeat, also side by side: each part is taken back once.
 */
export async function takeBackLong(
  { userId, changeId }: LongUndo,
  ports: UndoPorts,
): Promise<{ outcome: "taken_back" | "continues" | "nothing_to_do"; undone: number }> {
  const { longChanges, longUndos, clock } = ports;
  const by = (await longChanges.find(userId, changeId))?.undoing;
  if (!by) return { outcome: "nothing_to_do", undone: 0 };
  const endsAt = clock().getTime() + workSeconds * 1000;
  let [undone, isTakenBack] = [0, true];
  let beyond: number | undefined;
  for (;;) {
    const span = { order: "last", beyond, limit: partsAtOnce } as const;
    const parts = await longChanges.parts(userId, changeId, span);
    for (const part of parts) {
      if (clock().getTime() > endsAt) {
        await longUndos.request({ userId, changeId });
        return { outcome: "continues", undone };
      }
      const items = await undoLongPart({ userId, part, by }, ports);
      undone += items.filter(({ outcome }) => outcome === "undone").length;
      if (items.some(({ outcome }) => outcome === "kept")) isTakenBack = false;
      beyond = part.part;
    }
    if (parts.length < partsAtOnce) break;
  }
  const at = clock().toISOString();
  await longChanges.endUndo(userId, changeId, { id: by, at, isTakenBack });
  return { outcome: "taken_back", undone };
}
