/** The day on which the upstream believes it is: prices are those of it. */
export interface SampleDay {
  /** `YYYY-MM-DD`. */
  now(): string;
  /** Stays on a day until it is told otherwise. */
  set(day: string): void;
  /** Goes with the clock again, in UTC. */
  follow(): void;
}

export function sampleDay(first?: string): SampleDay {
  let chosen = first;
  return {
    now: () => chosen ?? new Date().toISOString().slice(0, 10),
    set: (day) => {
      chosen = day;
    },
    follow: () => {
      chosen = undefined;
    },
  };
}
