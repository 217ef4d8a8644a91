import { mkdirSync } from "node:fs";
import { lock } from "proper-lockfile";

/** A process that dies leaves its lock behind; it counts as gone when nobody touched it for so long. */
const stale = 10_000;

/**
 * Does some work on a folder that all clouds of a clone share, while no other process does. Whoever
 * comes second waits, a minute or more for a slow network.
 */
export async function oneAtATime<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  const release = await lock(folder, {
    stale,
    retries: { retries: 1_200, factor: 1, minTimeout: 500, maxTimeout: 500 },
  });
  try {
    return await work();
  } finally {
    await release();
  }
}
