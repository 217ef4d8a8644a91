import type { Clock } from "./clock.ts";

/** What is left of the time that a piece of work has. */
export interface Deadline {
  /** In milliseconds; zero once it is over. */
  leftMs(): number;
}

/** The work's time was over before it was done. */
export class OutOfTime extends Error {
  override readonly name = "OutOfTime";
}

export const deadlineAt = (at: Date, clock: Clock): Deadline => ({
  leftMs: () => Math.max(0, at.getTime() - clock().getTime()),
});

/** Whichever is over first. */
export const earliestOf = (...deadlines: readonly Deadline[]): Deadline => ({
  leftMs: () => Math.max(0, Math.min(...deadlines.map((one) => one.leftMs()))),
});

/** @throws OutOfTime when nothing is left; for work that is many short steps */
export function stillInTime({ leftMs }: Deadline): void {
  if (leftMs() <= 0) throw new OutOfTime("The time for this work is over.");
}

/**
 * Waits for work no longer than its time lasts, whatever it is waiting for. The work itself is not
 * stopped: long work asks `stillInTime` between its steps.
 *
 * @throws OutOfTime
 */
export async function within<T>(deadline: Deadline, work: () => Promise<T>): Promise<T> {
  stillInTime(deadline);
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_resolve, reject) => {
    const ms = deadline.leftMs();
    timer = setTimeout(() => reject(new OutOfTime(`It was not done within ${ms} ms.`)), ms);
  });
  return Promise.race([work(), over]).finally(() => clearTimeout(timer));
}
