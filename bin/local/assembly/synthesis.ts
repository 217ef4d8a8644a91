import { existsSync, readdirSync, renameSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { runningIn } from "../cloud/running.ts";
import { removeFiles } from "../json-file.ts";
import { type Layout, makeFolders, ownLayout, sharedFolder } from "../layout.ts";
import { oneAtATime } from "../one-at-a-time.ts";
import { bundlesFolder, runApp } from "./run-app.ts";
import { sourceStamp } from "./source-stamp.ts";

const folder = join(sharedFolder, "cdk.out");
/** Clouds that run beside each other have their own addresses, hence their own synthesis. */
const keptAtLeast = 2;
const keptAtLeastMs = 10 * 60 * 1000;

export interface Synthesis {
  /** The cloud assembly, ready to deploy. */
  readonly assembly: string;
  readonly stamp: string;
  readonly outcome: "reused" | "made";
}

/** Templates and bundles of this clone in that stage; made again only when something changed. */
export async function synthesis(
  layout: Layout,
  stage: Readonly<Record<string, string>>,
): Promise<Synthesis> {
  const stamp = sourceStamp(stage);
  const assembly = join(folder, stamp);
  if (existsSync(assembly)) {
    utimesSync(assembly, new Date(), new Date());
    return { assembly, stamp, outcome: "reused" };
  }
  makeFolders(layout);
  const draft = `${assembly}.${process.pid}`;
  try {
    // Those that start beside each other find the bundles of the first.
    await oneAtATime(bundlesFolder, () => {
      forgetOldBundles();
      return runApp(layout, draft, stage);
    });
    if (!existsSync(assembly)) renameSync(draft, assembly);
  } finally {
    removeFiles(draft);
  }
  forgetOld();
  return { assembly, stamp, outcome: "made" };
}

function forgetOldBundles(): void {
  const current = sourceStamp({});
  const old = readdirSync(bundlesFolder).filter((name) => !name.startsWith(current));
  removeFiles(...old.map((name) => join(bundlesFolder, name)));
}

function forgetOld(): void {
  const inUse = runningIn(ownLayout)?.assembly;
  const byAge = readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => {
      // A cloud beside this one takes its draft away when it is done.
      const found = statSync(path, { throwIfNoEntry: false });
      return found ? [{ path, usedAtMs: found.mtimeMs }] : [];
    })
    .sort((one, other) => other.usedAtMs - one.usedAtMs);
  for (const { path, usedAtMs } of byAge.slice(keptAtLeast)) {
    // A cloud beside this one may still be deploying from it.
    const isOld = Date.now() - usedAtMs > keptAtLeastMs;
    if (isOld && path !== inUse) removeFiles(path);
  }
}
