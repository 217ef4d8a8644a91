import { z } from "zod";
import { readJson, removeFiles, writeJson } from "../json-file.ts";
import type { Layout } from "../layout.ts";
import { processes } from "../processes/process-table.ts";

const Running = z.strictObject({
  pid: z.int(),
  /** Address of the emulator, once the stacks are there. */
  endpoint: z.string().optional(),
  /** The cloud assembly that is deployed there. */
  assembly: z.string().optional(),
});
export type Running = z.output<typeof Running>;

/** Which process runs the cloud of this layout; a note of a process that was killed does not count. */
export function runningIn({ running }: Layout): Running | undefined {
  const noted = readJson(running, Running);
  return noted && isLocalCloud(noted.pid) ? noted : undefined;
}

export const noteRunning = ({ running }: Layout, facts: Omit<Running, "pid">) =>
  writeJson(running, { pid: process.pid, ...facts } satisfies Running);

export const forgetRunning = ({ running }: Layout) => removeFiles(running);

/** Process numbers are given out again, so the command has to be right as well. */
function isLocalCloud(pid: number): boolean {
  const [found] = processes([pid]);
  return pid !== process.pid && found?.isZombie === false && found.command.includes("local.ts");
}
