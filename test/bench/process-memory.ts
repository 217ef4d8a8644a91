import { readdirSync, readFileSync } from "node:fs";

/**
 * Watches the resident memory of this process and all its descendants together, in MB. What they
 * share is counted once for each, so the figure is an upper bound.
 */
export function watchMemory(): { peakMb(): number } {
  let peak = residentMb();
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMb());
  }, 20);
  return {
    peakMb() {
      clearInterval(timer);
      return Math.round(Math.max(peak, residentMb()));
    },
  };
}

function residentMb(): number {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const family = new Set([process.pid]);
  // A parent may be listed after its child.
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  const kilobytes = processes
    .filter(({ pid }) => family.has(pid))
    .reduce((sum, { residentKb }) => sum + residentKb, 0);
  return kilobytes / 1024;
}

function readProcess(pid: number): { pid: number; parent: number; residentKb: number }[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const field = (name: string) =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
    return [{ pid, parent: field("PPid"), residentKb: field("VmRSS") || 0 }];
  } catch {
    // It ended between the listing and the reading.
    return [];
  }
}
