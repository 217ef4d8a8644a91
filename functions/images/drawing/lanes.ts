/** Work that goes on side by side, and work that must be alone. */
export interface Lanes {
  /** Runs work when its turn comes and a lane is free. */
  run<T>(work: () => Promise<T>): Promise<T>;

  /** Runs work before all that is waiting, once nothing else is running; meanwhile nothing begins. */
  runAlone<T>(work: () => Promise<T>): Promise<T>;

  /** How much is running. */
  readonly running: number;
}

/** Lanes that take work in the order in which it comes. */
export function lanesOf(width: number): Lanes {
  const waiting: { readonly isAlone: boolean; begin(): void }[] = [];
  let running = 0;
  let isClosed = false;

  const beginNext = () => {
    for (let next = waiting[0]; next; next = waiting[0]) {
      if (isClosed || running >= (next.isAlone ? 1 : width)) return;
      waiting.shift();
      isClosed = next.isAlone;
      running += 1;
      next.begin();
    }
  };
  const taken = async <T>(isAlone: boolean, work: () => Promise<T>): Promise<T> => {
    await new Promise<void>((begin) => {
      // One that must be alone comes behind those that must be, too.
      const place = isAlone ? waiting.findIndex((other) => !other.isAlone) : -1;
      waiting.splice(place < 0 ? waiting.length : place, 0, { isAlone, begin });
      beginNext();
    });
    try {
      return await work();
    } finally {
      running -= 1;
      if (isAlone) isClosed = false;
      beginNext();
    }
  };
  return {
    run: (work) => taken(false, work),
    runAlone: (work) => taken(true, work),
    get running() {
      return running;
    },
  };
}
