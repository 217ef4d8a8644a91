import * as operations from "#schemas/http/transfer.ts";
import { route } from "#shared/http/http-api.ts";
import { knownFormats } from "../../imports/known-formats.ts";
import { deleteMapping } from "../../imports/mappings.ts";
import { runtime } from "../../runtime.ts";

/** Which files are read and written, and how their columns were read before. */
export const formatRoutes = [
  route(operations.listImportFormats, runtime, async () => ({ body: { items: knownFormats() } })),
  route(operations.listImportMappings, runtime, async ({ caller, query }, { mappings }) => ({
    body: await mappings.list(caller.userId, query),
  })),
  route(operations.deleteImportMapping, runtime, async ({ caller, path }, deps) => {
    await deleteMapping({ userId: caller.userId, ...path }, deps);
    return { body: undefined };
  }),
];
