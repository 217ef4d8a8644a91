import type { Clock } from "#shared/kernel/clock.ts";

/** Time to ask sources for pictures, shared by all checks of one piece of work. */
export interface CheckBudget {
  /** What is left of the time, in milliseconds; zero when there is none. */
  leftMs(): number;
  /** How long a check of this address may take, in milliseconds; zero when it is not to be asked. */
  timeoutMs(url: string): number;
  /** Counts what a check came to. */
  note(url: string, check: FinishedCheck): void;
}

interface FinishedCheck {
  readonly outcome: "answered" | "failed";
  readonly tookMs: number;
  /** Whether the source asked not to be asked again soon. */
  readonly wantsPause?: boolean;
}

/** A card's best picture has 200 KB to 1 MB: some tenths of a second as a rule. */
const patientMs = 5_000;
/** Of a host that has wasted so much time, answers are awaited no longer than `impatientMs`. */
const wastedMs = 10_000;
const impatientMs = 1_000;
/** Failures in a row after which a host is left alone: as many as are asked for at once. */
const mostFailures = 4;

/**
 * A budget of `totalMs`. A host that fails again and again, or asks for a pause, is not asked any
 * more; so that one that hangs costs seconds, however many pictures lie there.
 */
export function checkBudget(totalMs: number, clock: Clock): CheckBudget {
  const endMs = clock().getTime() + totalMs;
  const hosts = new Map<string, Host>();
  const hostOf = (url: string): Host => {
    const name = URL.parse(url)?.host ?? "";
    const host = hosts.get(name) ?? { failuresInARow: 0, failedMs: 0, isGivenUp: false };
    hosts.set(name, host);
    return host;
  };
  const leftMs = () => Math.max(0, endMs - clock().getTime());
  return {
    leftMs,

    timeoutMs(url) {
      const { isGivenUp, failedMs } = hostOf(url);
      if (isGivenUp) return 0;
      return Math.min(leftMs(), failedMs < wastedMs ? patientMs : impatientMs);
    },

    note(url, { outcome, tookMs, wantsPause = false }) {
      const host = hostOf(url);
      host.failuresInARow = outcome === "failed" ? host.failuresInARow + 1 : 0;
      host.failedMs += outcome === "failed" ? tookMs : 0;
      host.isGivenUp ||= wantsPause || host.failuresInARow >= mostFailures;
    },
  };
}

interface Host {
  failuresInARow: number;
  failedMs: number;
  isGivenUp: boolean;
}
