import { watch as watchFolder } from "node:fs";
import { join } from "node:path";
import { runningIn } from "../cloud/running.ts";
import { type BundledFunction, updateFunctions } from "../deployment/update-functions.ts";
import { awsClients } from "../emulator/aws-clients.ts";
import { cloneFolder, type Layout } from "../layout.ts";
import { Trouble } from "../trouble.ts";

type Tell = (line: string) => void;

/**
 * Puts changed functions into the running cloud; its data stays.
 *
 * @param names parts of handler paths, such as `catalog` or `ops/http`; none means all functions
 */
export async function update(layout: Layout, names: readonly string[], tell: Tell): Promise<void> {
  const startedAtMs = performance.now();
  const { endpoint, assembly } = runningIn(layout) ?? {};
  if (!endpoint || !assembly) {
    throw new Trouble(
      "No local cloud is running in this clone (or it is still starting); run `npm start` first.",
    );
  }
  const clients = awsClients(endpoint);
  try {
    const changed = await updateFunctions(layout, assembly, clients, isNamed(names));
    const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
    for (const entry of changed) tell(`updated ${entry}`);
    tell(changed.length === 0 ? `No function changed (${seconds} s)` : `Live after ${seconds} s`);
  } finally {
    clients.close();
  }
}

const isNamed = (names: readonly string[]) => (fn: BundledFunction) =>
  names.length === 0 || names.some((name) => fn.entry.replace("/handlers/", "/").includes(name));

/** An editor saves several files, or one in several steps. */
const quietMs = 150;

/** Updates after each change below `functions` and `schemas`, until the process ends. */
export async function watch(layout: Layout, names: readonly string[], tell: Tell): Promise<never> {
  await update(layout, names, tell);
  let pending: NodeJS.Timeout | undefined;
  let last = Promise.resolve();
  const again = () => {
    clearTimeout(pending);
    pending = setTimeout(() => {
      last = last
        .then(() => update(layout, names, tell))
        .catch((error: unknown) => tell(String(error)));
    }, quietMs);
  };
  for (const folder of ["functions", "schemas"]) {
    watchFolder(join(cloneFolder, folder), { recursive: true }, again);
  }
  tell("Watching functions and schemas; Ctrl-C ends it.");
  return new Promise(() => undefined);
}
