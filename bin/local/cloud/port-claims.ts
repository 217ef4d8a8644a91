import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { readJson } from "../json-file.ts";
import { processes } from "../processes/process-table.ts";

/** A process that will listen on a port, or does; numbers of processes are given out again. */
const Claim = z.strictObject({ pid: z.int(), command: z.string() });

/** One for all clones of a user on this machine: they share its ports. */
const folder = join(tmpdir(), `cardlake-ports-${userInfo().uid}`);
const held = new Set<string>();

/**
 * Claims a port for this process until it ends. A port is listened on seconds after it was chosen;
 * two that choose in the same instant would both find it free.
 *
 * @returns whether it is ours now; claims of processes that ended do not count
 */
export function claimPort(port: number): boolean {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, String(port));
  if (held.has(file)) return true;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, command: commandOf(process.pid) }));
  try {
    if (!linked(draft, file) && !takenOver(draft, file)) return false;
  } finally {
    rmSync(draft, { force: true });
  }
  if (held.size === 0) process.once("exit", releaseAll);
  held.add(file);
  return true;
}

/** Gives a port back that was claimed in vain. */
export function releasePort(port: number): void {
  const file = join(folder, String(port));
  if (held.delete(file)) rmSync(file, { force: true });
}

/** Replaces a claim whose process has ended; only one of those who try at once may. */
function takenOver(draft: string, file: string): boolean {
  const turn = `${file}.turn`;
  if (!linked(draft, turn)) return false;
  try {
    const claim = readJson(file, Claim);
    if (claim && commandOf(claim.pid) === claim.command) return false;
    renameSync(draft, file);
    return true;
  } finally {
    rmSync(turn, { force: true });
  }
}

/** A link is there with all its content or not at all, and only one can be made. */
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function releaseAll(): void {
  for (const file of held) rmSync(file, { force: true });
}

const commandOf = (pid: number): string | undefined =>
  processes([pid]).find(({ isZombie }) => !isZombie)?.command;
