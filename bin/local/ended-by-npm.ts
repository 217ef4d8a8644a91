import { execFile, execFileSync } from "node:child_process";

const everyMs = 1_000;

/** Process ids from a process up to the npm that started it, both included. */
export type Line = readonly number[];

/**
 * Calls back once when the npm that started this process is gone. A killed npm takes neither its
 * shell nor us along, and nobody could end us by name then.
 *
 * @returns a function that ends the watch; it does not keep the process alive
 */
export function whenNpmEnds(ended: () => void): () => void {
  const line = process.env["npm_lifecycle_event"] ? lineToNpm(process.pid, allProcesses()) : [];
  if (line.length < 2) return () => undefined;
  const timer = setInterval(async () => {
    if (process.ppid === line[1] && (await isUnbroken(line))) return;
    clearInterval(timer);
    ended();
  }, everyMs).unref();
  return () => clearInterval(timer);
}

/** Empty if npm is not among the ancestors. */
export function lineToNpm(pid: number, list: string): Line {
  const processes = parse(list);
  const line: number[] = [];
  for (let at: number | undefined = pid; at !== undefined; at = processes.get(at)?.parent) {
    const { command } = processes.get(at) ?? {};
    if (command === undefined) return [];
    line.push(at);
    if (/(^|[/\s])npm(-cli\.js)?(\s|$)/.test(command) && at !== pid) return line;
  }
  return [];
}

/** A process whose parent died has another parent; the dead one may still be listed. */
export function isLineIn(line: Line, list: string): boolean {
  const processes = parse(list);
  return line.every((pid, index) => {
    const parent = line[index + 1];
    return parent === undefined || processes.get(pid)?.parent === parent;
  });
}

const isUnbroken = (line: Line): boolean | Promise<boolean> =>
  line.length === 2 ||
  new Promise((resolve) => {
    execFile("ps", [...columns, "-p", line.join()], (error, list) => {
      // Not being able to look is no reason to end; ps fails only when none of them is left.
      resolve(error !== null && error.code !== 1 ? true : isLineIn(line, list));
    });
  });

const columns = ["-o", "pid=,ppid=,command="];

const allProcesses = () =>
  execFileSync("ps", ["-A", ...columns], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });

function parse(list: string) {
  return new Map(
    list.split("\n").flatMap((row): [number, { parent: number; command: string }][] => {
      const [, pid, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? [];
      return pid ? [[Number(pid), { parent: Number(parent), command }]] : [];
    }),
  );
}
