import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll } from "vitest";
import { type SampleUpstream, startSampleUpstream } from "#bin/sample-upstream/index.ts";

/** So that no test depends on when it runs. */
const sampleDay = "2026-02-01";

/**
 * A sample upstream for all tests of a file. Rules and counts are gone after each of them,
 * the server and its pictures after the last.
 */
export function sampleUpstream(options: Parameters<typeof startSampleUpstream>[0] = {}) {
  const pictureFolder = mkdtempSync(join(tmpdir(), "cardlake-pictures-"));
  let upstream: SampleUpstream | undefined;
  beforeAll(async () => {
    upstream = await startSampleUpstream({ pictureFolder, day: sampleDay, ...options });
  });
  afterEach(() => {
    upstream?.faults.clear();
    upstream?.requests.reset();
    upstream?.day.set(sampleDay);
  });
  afterAll(async () => {
    await upstream?.close();
    rmSync(pictureFolder, { recursive: true, force: true });
  });
  const running = () => {
    if (upstream === undefined)
      throw new Error("The sample upstream starts before the first test.");
    return upstream;
  };
  return {
    running,
    get: (path: string, headers: Record<string, string> = {}) =>
      fetch(`${running().url}${path}`, { headers }),
    // biome-ignore lint/suspicious/noExplicitAny: a test reads foreign JSON the way it is written
    json: async (path: string): Promise<any> => (await fetch(`${running().url}${path}`)).json(),
  };
}
