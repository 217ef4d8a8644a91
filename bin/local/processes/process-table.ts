import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { isAbsence } from "../json-file.ts";

export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Ended, and listed only until its parent asks for its exit code. */
  readonly isZombie: boolean;
  readonly command: string;
}

/** Linux tells everything through files, and slim images of it come without `ps`. */
const hasProc = process.platform === "linux";

/** The processes of this machine, or those of them with the given ids. */
export function processes(pids?: readonly number[]): Process[] {
  if (!hasProc) return parsePs(ps(["-o", "pid=,ppid=,stat=,command="], pids));
  return (pids ?? allPids()).flatMap((pid) => {
    const stat = procFile(pid, "stat");
    return stat === undefined ? [] : [parseStat(stat, procFile(pid, "cmdline") ?? "")];
  });
}

/** Processes that inherited a variable with that value, whoever their parent is now. */
export function processesWith(variable: string, value: string): number[] {
  const isMarked = (environment: string) => ` ${environment} `.includes(` ${variable}=${value} `);
  const found = hasProc
    ? allPids().filter((pid) => isMarked((procFile(pid, "environ") ?? "").replaceAll("\0", " ")))
    : // `e` adds the environment to the command, `ww` keeps the end of long lines.
      parsePs(ps(["-eww", "-o", "pid=,ppid=,stat=,command="]))
        .filter(({ command }) => isMarked(command))
        .map(({ pid }) => pid);
  return processes(found)
    .filter(({ pid, isZombie }) => !isZombie && pid !== process.pid)
    .map(({ pid }) => pid);
}

/** A line of `ps -o pid=,ppid=,stat=,command=` for each process. */
export function parsePs(list: string): Process[] {
  return list.split("\n").flatMap((line) => {
    const [, pid, parent, state = "", command = ""] =
      /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined) return [];
    return [{ pid: Number(pid), parent: Number(parent), isZombie: state.startsWith("Z"), command }];
  });
}

/** `/proc/<pid>/stat`: the name in parentheses may hold anything, parentheses and blanks too. */
export function parseStat(stat: string, cmdline: string): Process {
  const nameEnds = stat.lastIndexOf(")");
  const [state, parent] = stat.slice(nameEnds + 2).split(" ");
  return {
    pid: Number.parseInt(stat, 10),
    parent: Number(parent),
    isZombie: state === "Z",
    command: cmdline.replaceAll("\0", " ").trimEnd(),
  };
}

const allPids = () =>
  readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isInteger(pid));

/** `undefined` for a process that ended meanwhile, and for other people's. */
function procFile(pid: number, name: "stat" | "cmdline" | "environ"): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (isAbsence(error) || code === "ESRCH" || code === "EACCES" || code === "EPERM") {
      return undefined;
    }
    throw error;
  }
}

function ps(args: readonly string[], pids?: readonly number[]): string {
  if (pids?.length === 0) return "";
  try {
    return execFileSync("ps", [...(pids ? ["-p", pids.join()] : ["-A"]), ...args], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const isNone = error instanceof Error && "status" in error && error.status === 1;
    if (isNone) return "";
    throw error;
  }
}
