import { type Process, processes } from "./process-table.ts";

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
  const line = process.env["npm_lifecycle_event"] ? lineToNpm(process.pid, processes()) : [];
  if (line.length < 2) return () => undefined;
  const timer = setInterval(() => {
    if (process.ppid === line[1] && (line.length === 2 || isLineIn(line, processes(line)))) return;
    clearInterval(timer);
    ended();
  }, everyMs).unref();
  return () => clearInterval(timer);
}

/** Empty if npm is not among the ancestors. */
export function lineToNpm(pid: number, all: readonly Process[]): Line {
  const byPid = new Map(all.map((one) => [one.pid, one]));
  const line: number[] = [];
  for (let at = byPid.get(pid); at; at = byPid.get(at.parent)) {
    line.push(at.pid);
    if (at.pid !== pid && isNpm(at.command)) return line;
  }
  return [];
}

/** A process whose parent died has another parent; the dead one may still be listed. */
export function isLineIn(line: Line, all: readonly Process[]): boolean {
  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]));
  return line.slice(1).every((parent, index) => parents.get(line[index] ?? 0) === parent);
}

const isNpm = (command: string) => /(^|[/\s])npm(-cli\.js)?(\s|$)/.test(command);
