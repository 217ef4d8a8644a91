import { setTimeout as sleep } from "node:timers/promises";
import { runningIn } from "../cloud/running.ts";
import type { Layout } from "../layout.ts";
import { endMarked, markedProcesses } from "../processes/marked-processes.ts";
import { Trouble } from "../trouble.ts";

const patienceMs = 30_000;

/** Ends the cloud of this layout wherever it was started, and waits until its state is written. */
export async function stop(layout: Layout): Promise<"stopped" | "was not running"> {
  const running = runningIn(layout);
  const left = markedProcesses(layout.folder);
  if (!running && left.length === 0) return "was not running";
  if (running) {
    process.kill(running.pid, "SIGTERM");
    await gone(layout);
  }
  // What an owner that was killed left behind writes its state first, then ends.
  await endMarked(layout.folder, 12_000);
  return "stopped";
}

async function gone(layout: Layout): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (!runningIn(layout)) return;
    await sleep(100);
  }
  const pid = runningIn(layout)?.pid;
  throw new Trouble(
    `Process ${pid} did not end within ${patienceMs / 1000} s; end it with \`kill -9 ${pid}\`.`,
  );
}
