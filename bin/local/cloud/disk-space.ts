import { statfsSync } from "node:fs";
import { Trouble } from "../trouble.ts";

/** The emulator, bundles, unpacked browser layers of a busy run, and room for data. */
const neededBytes = 2 * 1024 ** 3;

/** @throws Trouble if the folder's disk is too full for a local cloud */
export function checkDiskSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes >= neededBytes) return;
  throw new Trouble(
    `Only ${inGb(freeBytes)} GB are free where ${folder} is, and a local cloud needs about ` +
      `${inGb(neededBytes)} GB. Free some space (\`npm run local:reset\` removes an older run's data) and start again.`,
  );
}

const inGb = (bytes: number) => (bytes / 1024 ** 3).toFixed(1);
