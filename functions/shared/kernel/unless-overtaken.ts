import { MessageError } from "./message-error.ts";

export interface Pauses {
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
}

const firstPauseMs = 50;

/**
 * Reads, makes and writes anew for as long as others write in between, after pauses that grow and are random, so
 * that two who met do not meet again.
 *
 * @param what of which others are quicker, as people are told: `The rates of EUR`
 * @throws MessageError `transient` when others were quicker so many times
 */
export async function unlessOvertaken<Done extends object>(
  what: string,
  tries: number,
  { sleep, random }: Pauses,
  attempt: () => Promise<Done | "overtaken">,
): Promise<Done> {
  for (let at = 0; at < tries; at += 1) {
    const outcome = await attempt();
    if (outcome !== "overtaken") return outcome;
    await sleep(random() * firstPauseMs * 2 ** at);
  }
  throw new MessageError("transient", `${what} were written by others ${tries} times meanwhile.`);
}
