import * as operations from "#schemas/http/exports.ts";
import { route } from "#shared/http/http-api.ts";
import { askExport } from "../../exports/ask-export.ts";
import { lookAgainSeconds } from "../../exports/export-end.ts";
import {
  deleteExport,
  exportFileUrl,
  getExport,
  listExports,
} from "../../exports/watch-exports.ts";
import { runtime } from "../../runtime.exports.ts";

/** Files of what people have. */
export const exportRoutes = [
  route(operations.createExport, runtime, async ({ caller, body, idempotencyKey }, deps) => {
    const wish = { userId: caller.userId, idempotencyKey, ...body };
    const { item, isRepeated } = await askExport(wish, deps);
    const location = `/v1/exports/${item.id}`;
    return {
      body: item,
      headers: { location, "retry-after": "1" },
      ...(isRepeated && { status: 200 }),
    };
  }),
  route(operations.listExports, runtime, async ({ caller, query }, deps) => ({
    body: await listExports({ userId: caller.userId, page: query }, deps),
  })),
  route(operations.getExport, runtime, async ({ caller, path }, deps) => {
    const body = await getExport({ userId: caller.userId, ...path }, deps);
    const seconds = lookAgainSeconds(body, deps.clock());
    return {
      body,
      ...(seconds !== undefined && { headers: { "retry-after": String(seconds) } }),
    };
  }),
  route(operations.getExportFile, runtime, async ({ caller, path }, deps) => {
    const location = await exportFileUrl({ userId: caller.userId, ...path }, deps);
    return { body: undefined, headers: { location } };
  }),
  route(operations.deleteExport, runtime, async ({ caller, path }, deps) => {
    await deleteExport({ userId: caller.userId, ...path }, deps);
    return { body: undefined };
  }),
];
