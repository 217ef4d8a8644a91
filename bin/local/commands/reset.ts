import { removeFiles } from "../json-file.ts";
import { type Layout, startFile } from "../layout.ts";
import { stop } from "./stop.ts";

/** Ends the cloud and forgets all its data; what was installed and bundled is kept. */
export async function reset(layout: Layout): Promise<void> {
  await stop(layout);
  const { home, state, objects, temporary, logs, ports, deployed, updated, running } = layout;
  removeFiles(home, state, objects, temporary, logs, ports, deployed, updated, running);
  removeFiles(startFile(layout));
}
