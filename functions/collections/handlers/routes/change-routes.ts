import * as operations from "#schemas/http/collections.ts";
import { restorableDays } from "#schemas/storage/collection-items.ts";
import { route } from "#shared/http/http-api.ts";
import { getChange, listChanges } from "../../changes/list-changes.ts";
import { toldChange, toldWhole } from "../../changes/told-change.ts";
import { undoChange } from "../../changes/undo-change.ts";
import { etagOf } from "../../collection/counted-collection.ts";
import { forgetCollection } from "../../collection/forget-collection.ts";
import { listDeletedCollections, restoreCollection } from "../../collection/restore-collection.ts";
import { editItems } from "../../edits/edit-items.ts";
import { runtime } from "../../runtime.ts";
import { namedSyncEdits } from "../../sync/named-sync-edits.ts";
import { pullChanges } from "../../sync/pull-changes.ts";
import { pushEdits } from "../../sync/push-edits.ts";

const restorableMs = restorableDays * 86_400_000;

/** A worker takes back some thousands of items in that time. */
const retryAfterSeconds = "5";

/** Operations that change many things at once, tell what was changed, and take it back. */
export const changeRoutes = [
  route(operations.editItems, runtime, async ({ caller, path, body, idempotencyKey }, deps) => {
    const place = { userId: caller.userId, ...path };
    const { edits, mode } = body;
    const input = { place, edits, isAllOrNothing: mode === "all", idempotencyKey };
    return { body: await editItems(input, deps) };
  }),
  route(operations.listChanges, runtime, async ({ caller, query }, deps) => {
    const { items, ...page } = await listChanges({ userId: caller.userId, ...query }, deps);
    return { body: { ...page, items: items.map(toldChange) } };
  }),
  route(operations.getChange, runtime, async ({ caller, path, query }, deps) => {
    const asked = { userId: caller.userId, ...path, ...query };
    return { body: toldWhole(await getChange(asked, deps)) };
  }),
  route(operations.undoChange, runtime, async ({ caller, path }, deps) => {
    const undo = await undoChange({ userId: caller.userId, ...path }, deps);
    if (!undo.isRunning) return { body: undo };
    return { body: undo, status: 202 as const, headers: { "retry-after": retryAfterSeconds } };
  }),
  route(operations.listDeletedCollections, runtime, async ({ caller, query }, deps) => {
    const { items, ...page } = await listDeletedCollections(
      { userId: caller.userId, ...query },
      deps,
    );
    const deleted = items.flatMap(({ head, discardedAt }) => {
      if (!head) return [];
      const until = new Date(Date.parse(discardedAt) + restorableMs).toISOString();
      return [{ collection: head, deletedAt: discardedAt, restorableUntil: until }];
    });
    return { body: { ...page, items: deleted } };
  }),
  route(operations.restoreCollection, runtime, async ({ caller, path }, deps) => {
    const place = { userId: caller.userId, ...path };
    const collection = await restoreCollection({ place }, deps);
    return { body: collection, etag: etagOf(collection) };
  }),
  route(operations.forgetCollection, runtime, async ({ caller, path }, deps) => {
    await forgetCollection({ userId: caller.userId, ...path }, deps);
    return { body: undefined };
  }),
  route(operations.pullChanges, runtime, async ({ caller, query }, deps) => {
    return { body: await pullChanges({ userId: caller.userId, ...query }, deps) };
  }),
  route(operations.pushEdits, runtime, async ({ caller, body }, deps) => {
    const edits = await namedSyncEdits(body.edits, deps);
    const { batchId, edits: asked } = body;
    const pushed = await pushEdits({ userId: caller.userId, batchId, edits, asked }, deps);
    const added = edits.flatMap((edit) => (edit.do === "add" ? edit.item.printingId : []));
    await deps.interest.note("owned", added);
    return { body: pushed };
  }),
];
