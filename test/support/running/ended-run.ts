import { whenNpmEnds } from "#bin/local/processes/ended-by-npm.ts";
import type { StepRunner } from "./steps-of-a-run.ts";

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Signal = keyof typeof codes;
const isSignal = (name: string): name is Signal => Object.hasOwn(codes, name);

/**
 * Ends the whole run on Ctrl-C, on a signal, with its terminal, and when the npm that started it is
 * killed: whichever step is on, and whatever that step makes of it.
 */
export function endWithCaller(runner: StepRunner): void {
  const end = (code: number, reason: string) => {
    console.error(`\nThe run ends: ${reason}.`);
    void runner.stop().finally(() => process.exit(code));
  };
  for (const signal of Object.keys(codes).filter(isSignal)) {
    process.once(signal, () => end(codes[signal], `it got ${signal}`));
  }
  whenNpmEnds(() => end(1, "the npm that started it is gone"));
}
