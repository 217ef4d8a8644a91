import { ImportWanted } from "#schemas/messages/import-wanted.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { runtime } from "../runtime.imports.ts";

/** Worker of the queue of imports. */
export const handler = queueHandler(ImportWanted, runtime, async () => undefined);
