/** One request as it was seen. */
interface SeenRequest {
  readonly at: string;
  readonly method: string;
  readonly address: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly userAgent: string;
  readonly isConditional: boolean;
  /** For what a token was asked for: `client_credentials`, `refresh_token`. */
  readonly grant?: string;
  /** The faults that spoilt the answer. */
  readonly faults: readonly string[];
}

/** How much was asked, and how politely. */
interface Tally {
  readonly total: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** The most requests that were open at one time. */
  readonly maxConcurrent: number;
  /** The most requests that arrived within one second, whichever second that was. */
  readonly maxPerSecond: number;
}

export interface RequestSummary extends Tally {
  /** The same for `/v2`, `/api/v2`, `/assets` and whatever else was asked. */
  readonly byPrefix: Readonly<Record<string, Tally>>;
  readonly userAgents: Readonly<Record<string, number>>;
  /** The latest requests, newest first. */
  readonly recent: readonly SeenRequest[];
}

export interface RequestLog {
  /** Notes an arrival; the function returned notes how it ended. */
  begin(prefix: string): (seen: SeenRequest) => void;
  summary(): RequestSummary;
  reset(): void;
}

const remembered = 1_000;

export function requestLog(now: () => number = () => performance.now()): RequestLog {
  let all = tally(now);
  let prefixes = new Map<string, ReturnType<typeof tally>>();
  let agents = new Map<string, number>();
  let recent: SeenRequest[] = [];
  return {
    begin: (prefix) => {
      const own = prefixes.get(prefix) ?? tally(now);
      prefixes.set(prefix, own);
      const ends = [all.begin(), own.begin()];
      return (seen) => {
        for (const end of ends) end(seen.status);
        agents.set(seen.userAgent, (agents.get(seen.userAgent) ?? 0) + 1);
        recent.push(seen);
        // Cut now and then, not at every request: shifting a full list costs.
        if (recent.length > 2 * remembered) recent = recent.slice(-remembered);
      };
    },
    summary: () => ({
      ...all.figures(),
      byPrefix: Object.fromEntries([...prefixes].map(([name, one]) => [name, one.figures()])),
      userAgents: Object.fromEntries(agents),
      recent: recent.slice(-remembered).reverse(),
    }),
    reset: () => {
      all = tally(now);
      prefixes = new Map();
      agents = new Map();
      recent = [];
    },
  };
}

function tally(now: () => number) {
  const byStatus: Record<string, number> = {};
  let arrivals: number[] = [];
  let oldest = 0;
  const most = { total: 0, open: 0, maxConcurrent: 0, maxPerSecond: 0 };
  return {
    begin: () => {
      const at = now();
      arrivals.push(at);
      while ((arrivals[oldest] ?? at) <= at - 1_000) oldest += 1;
      most.maxPerSecond = Math.max(most.maxPerSecond, arrivals.length - oldest);
      if (oldest > 10_000) {
        arrivals = arrivals.slice(oldest);
        oldest = 0;
      }
      most.total += 1;
      most.open += 1;
      most.maxConcurrent = Math.max(most.maxConcurrent, most.open);
      return (status: number) => {
        most.open -= 1;
        byStatus[status] = (byStatus[status] ?? 0) + 1;
      };
    },
    figures: (): Tally => ({
      total: most.total,
      byStatus: { ...byStatus },
      maxConcurrent: most.maxConcurrent,
      maxPerSecond: most.maxPerSecond,
    }),
  };
}
