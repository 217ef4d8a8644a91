import { readdirSync, readFileSync } from "node:fs";

/**
 * Watches this process and all its descendants together: the most memory in MB, and the processor time
 * that they took meanwhile. What several of them share counts once; where the kernel does not say who
 * shares what, it counts once for each. The time of a descendant that ended is not in it.
 */
export function watchFamily(everyMs = 100): { end(): { peakMb: number; cpuSeconds: number } } {
  const before = family();
  let peakMb = memoryMb(before);
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, memoryMb(family()));
  }, everyMs);
  return {
    end() {
      clearInterval(timer);
      const after = family();
      const ticks = ticksOf(after) - ticksOf(before.filter(({ pid }) => isIn(after, pid)));
      return {
        peakMb: Math.round(Math.max(peakMb, memoryMb(after))),
        cpuSeconds: ticks / ticksPerSecond,
      };
    },
  };
}

/** What this process and all its descendants have at the moment, in MB. */
export const familyMemoryMb = (): number => memoryMb(family());

/** Of every Linux that has run in this century. */
const ticksPerSecond = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
  readonly residentPages: number;
}

const isIn = (processes: readonly Process[], pid: number) =>
  processes.some((one) => one.pid === pid);
const ticksOf = (processes: readonly Process[]) =>
  processes.reduce((sum, { ticks }) => sum + ticks, 0);
const memoryMb = (processes: readonly Process[]) =>
  processes.reduce((sum, one) => sum + (shareMb(one.pid) ?? one.residentPages / 256), 0);

/** Of shared pages, the share of one process. */
function shareMb(pid: number): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    const kb = /^Pss:\s+(\d+) kB/m.exec(text)?.[1];
    return kb === undefined ? undefined : Number(kb) / 1024;
  } catch {
    return undefined;
  }
}

function family(): readonly Process[] {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)));
  const members = new Set([process.pid]);
  // A parent may be listed after its child.
  for (let before = 0; before !== members.size; ) {
    before = members.size;
    for (const { pid, parent } of processes) if (members.has(parent)) members.add(pid);
  }
  return processes.filter(({ pid }) => members.has(pid));
}

function readProcess(pid: number): Process[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name may hold spaces and brackets; what follows its last bracket does not.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const field = (index: number) => Number(fields[index]) || 0;
    return [{ pid, parent: field(1), ticks: field(11) + field(12), residentPages: field(21) }];
  } catch {
    // It ended between the listing and the reading.
    return [];
  }
}
