import type { Clock } from "./clock.ts";

export interface MemoryBounds {
  /** How old an answer may be. */
  readonly seconds: number;
  /** Answers that are kept; beyond, the oldest goes. */
  readonly most: number;
  readonly clock: Clock;
}

/** Nothing at all: no value, or an empty list. */
const isNothing = (value: unknown) =>
  value === undefined || (Array.isArray(value) && value.length === 0);

/**
 * Answers from memory for so many seconds, then asks again. Many who ask at once ask once. What is
 * not there (`undefined`, an empty list) and failures are not kept: what comes into being is seen at
 * once.
 *
 * @param ask is told apart by its arguments, which must be plain values
 */
export function remembered<Args extends readonly (string | number)[], Value>(
  { seconds, most, clock }: MemoryBounds,
  ask: (...args: Args) => Promise<Value>,
): (...args: Args) => Promise<Value> {
  const memories = new Map<string, { value: Promise<Value>; untilMs: number }>();
  return (...args) => {
    const key = JSON.stringify(args);
    const nowMs = clock().getTime();
    const known = memories.get(key);
    if (known && nowMs < known.untilMs) return known.value;
    const memory = { value: ask(...args), untilMs: nowMs + seconds * 1000 };
    const forget = () => {
      if (memories.get(key) === memory) memories.delete(key);
    };
    memory.value.then((value) => isNothing(value) && forget(), forget);
    memories.delete(key);
    memories.set(key, memory);
    const [oldest] = memories.keys();
    if (memories.size > most && oldest !== undefined) memories.delete(oldest);
    return memory.value;
  };
}
