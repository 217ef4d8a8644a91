import { type LocalCloud, startLocalCloud } from "../cloud/local-cloud.ts";
import { forgetRunning, noteRunning, runningIn } from "../cloud/running.ts";
import { sampleUpstreams } from "../cloud/upstreams.ts";
import { instructions } from "../demo/instructions.ts";
import { type Shown, show, showAllGames, showPrices } from "../demo/show.ts";
import { removeFiles, writeJson } from "../json-file.ts";
import { type Layout, startFile } from "../layout.ts";
import { whenNpmEnds } from "../processes/ended-by-npm.ts";
import { endAllSupervised } from "../processes/supervised.ts";
import { Teardown } from "../processes/teardown.ts";
import { progressOn } from "../progress/progress.ts";
import { Steps } from "../progress/steps.ts";
import { Trouble } from "../trouble.ts";

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
  // Whoever waits for the file must not read a former start's.
  removeFiles(startFile(layout));
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
    const shown = await show(cloud, layout, steps);
    noteFacts(layout, cloud, shown, steps);
    sayTime("until the picture", startedAtMs);
    await showAllGames(cloud, shown.token, steps);
    const prices = await showPrices(cloud, layout, { token: shown.token, steps });
    noteFacts(layout, cloud, shown, steps);
    sayTime("in all", startedAtMs);
    const { apiUrl, endpoint: awsEndpoint } = cloud;
    console.log(instructions({ apiUrl, awsEndpoint, shown, prices, staysUp: !options.once }));
    if (!options.once) await ended;
  } finally {
    await teardown.run();
  }
}

function sayTime(what: string, startedAtMs: number): void {
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  console.log(`${seconds.padStart(6)} s  ${what}`);
}

/** The same facts for scripts. */
function noteFacts(layout: Layout, cloud: LocalCloud, shown: Shown, steps: Steps): void {
  const { token, email, password, collectionId, picture } = shown;
  writeJson(startFile(layout), {
    ...{ apiUrl: cloud.apiUrl, token, email, password, collectionId },
    awsEndpoint: cloud.endpoint,
    picture: { url: picture.url, path: picture.path, width: picture.width, height: picture.height },
    steps: steps.finished,
  });
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
