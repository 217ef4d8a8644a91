import { ExportWanted } from "#schemas/messages/export-wanted.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { giveUpExport } from "../exports/watch-exports.ts";
import { writeExport } from "../exports/write-export.ts";
import { runtime } from "../runtime.writing.ts";

/** Worker of the queue of exports. One that it gives up is failed, so that its owner knows. */
export const handler = queueHandler(
  ExportWanted,
  runtime,
  async ({ version: _version, ...name }, deps, delivery) => ({
    ...(await writeExport(name, delivery, deps)),
  }),
  {
    async giveUp({ version: _version, ...name }, deps, reason) {
      await giveUpExport(name, reason, deps);
    },
  },
);
