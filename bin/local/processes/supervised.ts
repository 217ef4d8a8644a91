import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface SupervisedCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment; nothing of ours is added. */
  readonly env: Readonly<Record<string, string>>;
  /** Gets what the command prints; what it held before is gone. */
  readonly logFile: string;
  /** Time between SIGTERM and SIGKILL. */
  readonly graceMs: number;
}

const running = new Set<Supervised>();

/** Ends whatever still runs, such as a deploy that was interrupted. */
export async function endAllSupervised(): Promise<void> {
  await Promise.all([...running].map((command) => command.stop()));
}

/** A command that cannot outlive this process, whatever ends it. */
export class Supervised {
  private readonly supervisor: ChildProcess;
  /** The exit code; 1 when a signal that we did not send ended it. */
  readonly ended: Promise<number>;
  readonly logFile: string;

  constructor({ command, args, cwd, env, logFile, graceMs }: SupervisedCommand) {
    this.logFile = logFile;
    const log = openSync(logFile, "w");
    const script = join(import.meta.dirname, "supervisor.ts");
    this.supervisor = spawn(process.execPath, [script, String(graceMs), command, ...args], {
      cwd,
      env,
      stdio: ["pipe", log, log],
      // Ctrl-C reaches a terminal's whole process group; the owner decides about this one.
      detached: true,
    });
    closeSync(log);
    // Writing to a supervisor that is gone is no event of interest; `ended` says that it is.
    this.supervisor.stdin?.on("error", () => undefined);
    running.add(this);
    this.ended = once(this.supervisor, "exit").then(([code]) => {
      running.delete(this);
      return code === null ? 1 : Number(code);
    });
  }

  get isRunning(): boolean {
    return this.supervisor.exitCode === null && this.supervisor.signalCode === null;
  }

  /** Ends the command and waits until it and everything it left behind is gone. */
  async stop(): Promise<void> {
    this.supervisor.stdin?.end();
    await this.ended;
  }

  /** The last lines that the command printed. */
  logTail(lines = 20): string {
    return readFileSync(this.logFile, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
  }
}
