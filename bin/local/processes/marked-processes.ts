import { setTimeout as sleep } from "node:timers/promises";
import { processesWith } from "./process-table.ts";

/**
 * Name of the variable that every process of a local cloud inherits; its value is the cloud's
 * folder. A browser that a Lambda started outlives the server, in a session of its own: only its
 * environment still says where it belongs.
 */
export const markName = "CARDLAKE_LOCAL_CLOUD";

/** Processes that carry the mark of a cloud, this one left out. */
export const markedProcesses = (folder: string): number[] => processesWith(markName, folder);

/** Waits for the processes of a cloud to end by themselves, then ends those that did not. */
export async function endMarked(folder: string, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline && markedProcesses(folder).length > 0) await sleep(100);
  for (const pid of markedProcesses(folder)) endNow(pid);
}

function endNow(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ESRCH";
    if (!isGone) throw error;
  }
}
