import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type LocalCloud,
  type LocalCloudOptions,
  startLocalCloud,
} from "#bin/local/cloud/local-cloud.ts";
import { sampleUpstreams } from "#bin/local/cloud/upstreams.ts";
import { layoutIn } from "#bin/local/layout.ts";
import { Teardown } from "#bin/local/processes/teardown.ts";
import { progressOn } from "#bin/local/progress/progress.ts";
import { Steps } from "#bin/local/progress/steps.ts";
import type { Figures } from "./run.ts";

export interface BenchCloudOptions {
  /** Variables of the stage that differ from the local one's. */
  readonly variables?: Readonly<Record<string, string>>;
  /** @default the bundled sample */
  readonly upstreams?: LocalCloudOptions["upstreams"];
}

/** A bench asks more than anybody may; counting goes on as for everybody. */
export const withoutLimits = { RATE_LIMIT_PER_USER: "100000", RATE_LIMIT_PER_ADDRESS: "100000" };

/** A new local cloud for as long as `measure` takes; nothing of it is left. */
export async function withBenchCloud(
  measure: (cloud: LocalCloud) => Promise<Figures>,
  { variables = {}, upstreams = sampleUpstreams }: BenchCloudOptions = {},
): Promise<Figures> {
  Object.assign(process.env, variables);
  const folder = mkdtempSync(join(tmpdir(), "cardlake-bench-"));
  const teardown = new Teardown();
  teardown.add(async () => rmSync(folder, { recursive: true, force: true }));
  try {
    const cloud = await startLocalCloud({
      ...{ layout: layoutIn(folder), teardown, checksPermissions: false },
      ...{ steps: new Steps(progressOn(process.stderr)), upstreams },
    });
    return await measure(cloud);
  } finally {
    await teardown.run();
  }
}
