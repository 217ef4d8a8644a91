import type { Clock } from "./clock.ts";

/** What a look came to. */
export interface Look<Held> {
  /** What is held from now on. */
  readonly held: Held | undefined;
  /** Whether that is good for a while; otherwise, and while nothing is held, whoever asks looks again. */
  readonly isGood: boolean;
}

/**
 * Holds what was found last, and looks whether there is something newer when somebody asks so much later.
 * Many who ask at once look once.
 *
 * @param look is shown what is held
 * @throws whatever a look throws, to all who waited for it; what is held stays
 */
export function lookedAfter<Held>(
  { everyMs, clock }: { readonly everyMs: number; readonly clock: Clock },
  look: (held: Held | undefined) => Promise<Look<Held>>,
): () => Promise<Held | undefined> {
  let held: Held | undefined;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let looking: Promise<Held | undefined> | undefined;

  const lookNow = async () => {
    const found = await look(held);
    held = found.held;
    lookedAtMs = found.isGood ? clock().getTime() : Number.NEGATIVE_INFINITY;
    return held;
  };
  return async () => {
    if (held !== undefined && clock().getTime() - lookedAtMs < everyMs) return held;
    looking ??= lookNow().finally(() => {
      looking = undefined;
    });
    return looking;
  };
}

/** Where the newest build of something lies. */
interface Pointed {
  readonly key: string;
  readonly version: string;
}

export interface NewestDeps<Loaded, Pointer extends Pointed = Pointed> {
  readonly everyMs: number;
  readonly clock: Clock;
  /** Undefined before the first was built. */
  readonly pointed: () => Promise<Pointer | undefined>;
  readonly load: (pointed: Pointer) => Promise<Loaded>;
  /** Is told why a newer one could not be had while an older one is held. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Holds the newest build of something, loaded when another version is pointed to. One that cannot be had is
 * looked for again later, and what is held goes on.
 *
 * @throws whatever keeps the first one from being had
 */
export function newestBuild<Loaded, Pointer extends Pointed = Pointed>({
  everyMs,
  clock,
  pointed,
  load,
  onTrouble,
}: NewestDeps<Loaded, Pointer>): () => Promise<Loaded | undefined> {
  type Held = { readonly version: string; readonly loaded: Loaded };
  const current = lookedAfter<Held>({ everyMs, clock }, async (held) => {
    try {
      const newest = await pointed();
      if (!newest || newest.version === held?.version) return { held, isGood: true };
      return { held: { version: newest.version, loaded: await load(newest) }, isGood: true };
    } catch (error) {
      if (!held) throw error;
      onTrouble(error);
      return { held, isGood: true };
    }
  });
  return async () => (await current())?.loaded;
}

/** Does something once in so many milliseconds at most; who comes in between is answered at once. */
export function atMostEvery(
  ms: number,
  clock: Clock,
  work: () => Promise<unknown>,
): () => Promise<void> {
  let lastMs = Number.NEGATIVE_INFINITY;
  return async () => {
    if (clock().getTime() - lastMs < ms) return;
    lastMs = clock().getTime();
    await work();
  };
}
