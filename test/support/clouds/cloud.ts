import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startLocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { sampleUpstreams } from "#bin/local/cloud/upstreams.ts";
import { removeFiles } from "#bin/local/json-file.ts";
import { type Layout, layoutIn, sharedFolder } from "#bin/local/layout.ts";
import { whenNpmEnds } from "#bin/local/processes/ended-by-npm.ts";
import { endMarked } from "#bin/local/processes/marked-processes.ts";
import { processes } from "#bin/local/processes/process-table.ts";
import { endAllSupervised } from "#bin/local/processes/supervised.ts";
import { Teardown } from "#bin/local/processes/teardown.ts";
import { progressOn } from "#bin/local/progress/progress.ts";
import { Steps } from "#bin/local/progress/steps.ts";
import { forgetAnswers, writeAnswerReport } from "#test/support/requests/answer-report.ts";

/** What tests know about the local cloud that the run brought up for them. */
export interface CloudUnderTest {
  readonly apiUrl: string;
  /** Where AWS clients find the emulator. */
  readonly awsEndpoint: string;
  readonly imagesBaseUrl: string;
  /** Outputs of all stacks, by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Address of the sample upstream, with its faults and its request log below it. */
  readonly upstream: string;
  /** Folder below which this cloud's Lambda workers run. */
  readonly workers: string;
}

declare module "vitest" {
  interface ProvidedContext {
    cloud: CloudUnderTest;
  }
}

const testFolder = join(sharedFolder, "test");
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Brings up one local cloud for the whole run, beside whatever else runs on this machine. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await forgetDeadRuns();
  const layout = layoutOfThisRun();
  const teardown = new Teardown();
  forgetAnswers();
  teardown.add(async () => writeAnswerReport());
  teardown.add(async () => forget(layout));
  teardown.add(endAllSupervised);
  endWithTheRun(teardown);
  console.error(`The logs of this run's local cloud are in ${layout.logs}`);
  try {
    project.provide("cloud", await bringUp(layout, teardown));
  } catch (error) {
    await teardown.run();
    throw error;
  }
  return () => teardown.run();
}

async function bringUp(layout: Layout, teardown: Teardown): Promise<CloudUnderTest> {
  const cloud = await startLocalCloud({
    layout,
    teardown,
    // A grant that is missing fails the test that needs it.
    checksPermissions: true,
    steps: new Steps(progressOn(process.stderr)),
    // So that no test depends on whether a day ends while it runs.
    upstreams: async (ports, ending) => {
      const upstreams = await sampleUpstreams(ports, ending);
      upstreams.server.day.set("2026-02-01");
      return upstreams;
    },
  });
  const { apiUrl, endpoint: awsEndpoint, imagesBaseUrl, outputs, upstreams } = cloud;
  const upstream = upstreams?.tcgdexBaseUrl ?? "";
  const workers = layout.temporary;
  return { apiUrl, awsEndpoint, imagesBaseUrl, outputs, upstream, workers };
}

/**
 * Ports are kept from run to run where they are free: they are part of what is synthesised. Runs
 * beside each other have names, so that each keeps its own.
 */
function layoutOfThisRun(): Layout {
  const layout = layoutIn(join(testFolder, `${process.pid}-${randomUUID().slice(0, 8)}`));
  const name = process.env["CARDLAKE_TEST_CLOUD"] ?? "any";
  return { ...layout, ports: join(testFolder, `ports-${name}.json`) };
}

/** Signals that end vitest do not wait for its teardown, and a killed npm does not end vitest. */
function endWithTheRun(teardown: Teardown): void {
  const end = () => void teardown.run().finally(() => process.exit(1));
  for (const signal of signals) process.once(signal, end);
  const unwatch = whenNpmEnds(end);
  teardown.add(async () => {
    unwatch();
    for (const signal of signals) process.off(signal, end);
  });
}

/** The logs stay until the next run, for whoever wants to know why a test failed. */
const forget = ({ home, state, objects, temporary, deployed, updated }: Layout) =>
  removeFiles(home, state, objects, temporary, deployed, updated);

async function forgetDeadRuns(): Promise<void> {
  mkdirSync(testFolder, { recursive: true });
  for (const entry of readdirSync(testFolder, { withFileTypes: true })) {
    if (!entry.isDirectory() || isRunning(Number.parseInt(entry.name, 10))) continue;
    const { folder } = layoutIn(join(testFolder, entry.name));
    // The emulator of a run that was killed may be on its way out.
    await endMarked(folder, 12_000);
    removeFiles(folder);
  }
}

const isRunning = (pid: number) => processes([pid]).some(({ isZombie }) => !isZombie);
