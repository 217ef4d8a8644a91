import * as operations from "#schemas/http/transfer.ts";
import type { Import } from "#schemas/transfer/import.ts";
import { route } from "#shared/http/http-api.ts";
import { beginImport } from "../../imports/begin-import.ts";
import { chooseRows } from "../../imports/choose-rows.ts";
import { confirmImport } from "../../imports/confirm-import.ts";
import { lookAgainSeconds } from "../../imports/import-view.ts";
import { listRows } from "../../imports/list-rows.ts";
import { namedChoices } from "../../imports/named-choices.ts";
import { changeImport, previewImport } from "../../imports/read-again.ts";
import { cancelImport, getImport, listImports } from "../../imports/watch-imports.ts";
import { runtime } from "../../runtime.ts";

/** An import, with the time after which it is worth looking again. */
function watched(body: Import) {
  const seconds = lookAgainSeconds(body);
  return { body, ...(seconds !== undefined && { headers: { "retry-after": String(seconds) } }) };
}

/** What users do with imports. */
export const importRoutes = [
  route(operations.createImport, runtime, async ({ caller, body: given, idempotencyKey }, deps) => {
    const { userId } = caller;
    const { outcome, body } = await beginImport({ userId, given, idempotencyKey }, deps);
    return {
      ...{ body, headers: { location: `/v1/imports/${body.id}` } },
      ...(outcome === "repeated" && { status: 200 as const }),
    };
  }),
  route(operations.previewImport, runtime, async ({ caller, path }, deps) =>
    watched(await previewImport({ userId: caller.userId, ...path }, deps)),
  ),
  route(operations.listImports, runtime, async ({ caller, query }, deps) => ({
    body: await listImports({ userId: caller.userId, page: query }, deps),
  })),
  route(operations.getImport, runtime, async ({ caller, path }, deps) =>
    watched(await getImport({ userId: caller.userId, ...path }, deps)),
  ),
  route(operations.changeImport, runtime, async ({ caller, path, body }, deps) =>
    watched(await changeImport({ userId: caller.userId, ...path }, body, deps)),
  ),
  route(operations.listImportRows, runtime, async ({ caller, path, query }, deps) => ({
    body: await listRows(query, { userId: caller.userId, ...path }, deps),
  })),
  route(operations.chooseImportRows, runtime, async ({ caller, path, body }, deps) => ({
    body: await chooseRows(
      await namedChoices(body.choices, deps),
      { userId: caller.userId, ...path },
      deps,
    ),
  })),
  route(operations.confirmImport, runtime, async ({ caller, path }, deps) =>
    watched(await confirmImport({ userId: caller.userId, ...path }, deps)),
  ),
  route(operations.cancelImport, runtime, async ({ caller, path }, deps) => {
    await cancelImport({ userId: caller.userId, ...path }, deps);
    return { body: undefined };
  }),
];
