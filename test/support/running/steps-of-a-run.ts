import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";

/** One command of a test run. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether its output is shown when it has ended, because others run beside it. */
  readonly isQuiet?: boolean;
  /** Whether it takes only what others leave of the processor. */
  readonly isPatient?: boolean;
}

export interface StepOutcome {
  readonly name: string;
  readonly seconds: number;
  readonly ok: boolean;
}

/** Time between asking a step to end and ending it; a local cloud writes its state meanwhile. */
const graceMs = 15_000;

/** Runs the steps of a test run, until it is told to stop. */
export class StepRunner {
  private readonly running = new Set<ChildProcess>();
  private readonly cwd: string;
  private stopping: Promise<void> | undefined;

  constructor(cwd: string) {
    this.cwd = cwd;
  }

  /** @throws Error if the program is not there */
  async run({
    name,
    command,
    env,
    isQuiet = false,
    isPatient = false,
  }: Step): Promise<StepOutcome> {
    // Whoever stops the run waits for those that run; nothing new may begin meanwhile.
    if (this.stopping !== undefined) return new Promise(() => undefined);
    const startedMs = performance.now();
    const [program = "", ...args] = command;
    const child = spawn(program, args, {
      cwd: this.cwd,
      stdio: isQuiet ? ["ignore", "pipe", "pipe"] : "inherit",
      env: { ...process.env, ...env },
      // A group of its own, so that the whole of it can be ended, whoever of it is dead already.
      detached: true,
    });
    this.running.add(child);
    if (isPatient && child.pid !== undefined)
      setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (part) => output.push(part));
    const [code] = await once(child, "close");
    this.running.delete(child);
    const seconds = Math.round((performance.now() - startedMs) / 1000);
    if (isQuiet) process.stdout.write(`\n▶ ${name}\n${Buffer.concat(output)}`);
    return { name, seconds, ok: code === 0 };
  }

  /** Ends every step and all that it started; steps that do not end in time are ended. */
  stop(): Promise<void> {
    this.stopping ??= this.endAll();
    return this.stopping;
  }

  private async endAll(): Promise<void> {
    await Promise.all(
      [...this.running].map(async (child) => {
        const ended = once(child, "close");
        signalGroup(child, "SIGTERM");
        const late = setTimeout(() => signalGroup(child, "SIGKILL"), graceMs);
        await ended;
        clearTimeout(late);
      }),
    );
  }
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ESRCH";
    if (!isGone) throw error;
  }
}
