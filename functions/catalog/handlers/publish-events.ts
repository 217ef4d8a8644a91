import { changeIn } from "#schemas/messages/catalog-change.ts";
import { changeHandler } from "#shared/events/stream-handler.ts";
import { runtime } from "../runtime.events.ts";
import { publishChanges } from "../silver/telling/publish-changes.ts";

/** Reads the stream of the catalogue, and tells other areas what has changed. */
export const handler = changeHandler(changeIn, runtime, publishChanges);
