import { join } from "node:path";
import { demoToken } from "../demo/account.ts";
import { apiAt } from "../demo/api.ts";
import { syncCatalogue } from "../demo/sync.ts";
import { whenNpmEnds } from "../ended-by-npm.ts";
import { writeJson } from "../json-file.ts";
import type { Layout } from "../layout.ts";
import { type LocalCloud, startLocalCloud } from "../local-cloud.ts";
import { progressOn } from "../progress.ts";
import { forgetRunning, noteRunning, runningIn } from "../running.ts";
import { Steps } from "../steps.ts";
import { endAllSupervised } from "../supervised.ts";
import { Teardown } from "../teardown.ts";
import { Trouble } from "../trouble.ts";
import { sampleUpstreams } from "../upstreams.ts";

export interface StartOptions {
  /** Ends after the picture instead of staying up. */
  readonly once: boolean;
  /** Reads the real upstreams instead of the bundled sample. */
  readonly live: boolean;
}

/** Brings everything up, shows what it can do, and stays until it is told to end. */
export async function start(layout: Layout, options: StartOptions): Promise<void> {
  const already = runningIn(layout);
  if (already) {
    throw new Trouble(
      `The local cloud of this clone is running already (process ${already.pid}); ` +
        "`npm run local:stop` ends it, `npm run local:update` brings changed functions into it.",
    );
  }
  const teardown = new Teardown();
  teardown.add(async () => forgetRunning(layout));
  teardown.add(endAllSupervised);
  const ended = endedBySignal(teardown);
  noteRunning(layout, {});
  const steps = new Steps(progressOn(process.stdout));
  const startedAtMs = performance.now();
  try {
    const cloud = await startLocalCloud({
      layout,
      steps,
      teardown,
      checksPermissions: false,
      upstreams: options.live ? async () => undefined : sampleUpstreams,
    });
    noteRunning(layout, { endpoint: cloud.endpoint, assembly: cloud.assembly });
    const api = apiAt(cloud.apiUrl);
    const token = await steps.step("demo account", () => demoToken(api, cloud));
    await steps.step(
      "daily sync",
      (detail) => syncCatalogue(api, token, detail),
      ({ cards }) => `${cards} cards`,
    );
    report(layout, cloud, steps, (performance.now() - startedAtMs) / 1000);
    if (!options.once) await ended;
  } finally {
    await teardown.run();
  }
}

function report(layout: Layout, cloud: LocalCloud, steps: Steps, seconds: number): void {
  writeJson(join(layout.folder, "start.json"), {
    apiUrl: cloud.apiUrl,
    awsEndpoint: cloud.endpoint,
    steps: steps.finished,
  });
  console.log(`Ready after ${seconds.toFixed(1)} s: ${cloud.apiUrl}`);
}

/** Ends everything in order on Ctrl-C, `local:stop`, a closed terminal, and when npm is killed. */
function endedBySignal(teardown: Teardown): Promise<void> {
  return new Promise((resolve) => {
    const end = (code: number) => {
      process.exitCode = code;
      resolve();
      void teardown.run().finally(() => process.exit());
    };
    process.once("SIGINT", () => end(130));
    process.once("SIGTERM", () => end(143));
    process.once("SIGHUP", () => end(129));
    whenNpmEnds(() => end(1));
  });
}
