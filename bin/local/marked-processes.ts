import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Name of the variable that every process of a local cloud inherits; its value is the cloud's
 * folder. A browser that a Lambda started outlives the server, in a session of its own: only its
 * environment still says where it belongs.
 */
export const markName = "CARDLAKE_LOCAL_CLOUD";

/** Processes that carry the mark of a cloud, this one and zombies left out. */
export function markedProcesses(folder: string, list: string = processList()): number[] {
  return list.split("\n").flatMap((line) => {
    const [, pid, state, command] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    const marked = ` ${command} `.includes(` ${markName}=${folder} `);
    const ours = marked && !state?.startsWith("Z") && Number(pid) !== process.pid;
    return ours ? [Number(pid)] : [];
  });
}

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

/** `e` adds each process's environment, `ww` keeps its end; both Linux and macOS know them. */
const processList = () =>
  execFileSync("ps", ["axeww", "-o", "pid=,stat=,command="], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    // Whatever the reader's terminal is, lines must not be cut to its width.
    env: { PATH: process.env["PATH"], COLUMNS: "100000" },
  });

/** Whether a process of that number exists, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
