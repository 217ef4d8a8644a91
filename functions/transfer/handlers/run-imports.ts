import { ImportWanted } from "#schemas/messages/import-wanted.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { giveUpImport, runImport } from "../imports/run-import.ts";
import { runtime } from "../runtime.imports.ts";

/** Worker of the queue of imports. One that it gives up is failed, so that its owner knows. */
export const handler = queueHandler(
  ImportWanted,
  runtime,
  ({ userId, importId }, deps, delivery) => runImport({ userId, importId }, delivery, deps),
  { giveUp: ({ userId, importId }, deps) => giveUpImport({ userId, importId }, deps) },
);
