/** What all callers know of an upstream's health. */
export interface Health {
  readonly isOpen: boolean;
  /** Whether requests have failed and none has succeeded since. */
  readonly isShaken: boolean;
}

/** Moments at which requests may be sent: `count` of them, `intervalMs` apart. */
export interface Lease extends Health {
  readonly firstAtMs: number;
  readonly intervalMs: number;
  readonly count: number;
  /** That the day's calls are spent, and when its day ends. */
  readonly spentUntilMs?: number;
}

/** How many calls of its day an upstream has had, where it counts them. */
export interface DayOfCalls {
  readonly limit: number;
  readonly made: number;
  /** When the next day begins, on the upstream's own clocks. */
  readonly untilMs: number;
}

/** Whether the upstream may be asked now. */
export type Admission =
  | { readonly outcome: "go"; readonly isShaken: boolean }
  /** The circuit is open and due: this caller alone may send one request, until then. */
  | { readonly outcome: "trial"; readonly untilMs: number }
  | { readonly outcome: "wait"; readonly untilMs: number; readonly reason: string };

export interface UpstreamTrouble {
  /** What was asked for; equal failures of one request count once. */
  readonly request: string;
  readonly reason: string;
  /** The upstream asks to be left alone for so long, which opens the circuit at once. */
  readonly pauseMs?: number | undefined;
  readonly isTrial: boolean;
}

export interface UpstreamStatus {
  readonly source: string;
  readonly requestsPerSecond: number;
  readonly isOpen: boolean;
  readonly circuitChangedAt?: string;
  /** Since when requests have failed and none has succeeded; absent while all is well. */
  readonly unwellSince?: string;
  /** While it is open: when it may be tried again, and why it was opened. */
  readonly retryAt?: string;
  readonly reason?: string;
  readonly lastSuccessAt?: string;
  readonly callsToday?: DayOfCalls;
}

/** The one place where all invocations agree how fast, and whether, an upstream may be asked. */
export interface UpstreamGate {
  /**
   * Reserves the next free moments, at most as many as are wanted. Reservations of all callers
   * together never exceed the limit, because each begins where the one before ends.
   *
   * @param untilMs the last moment that is of use: when all until then are taken, none is reserved,
   * and `firstAtMs` is the next that is free; @default whenever it is
   * @param isCounted whether they are calls of the day, of which no more are given than its limit; @default true
   */
  lease(source: string, wanted: number, untilMs?: number, isCounted?: boolean): Promise<Lease>;
  /** How the day's calls stand; undefined for an upstream that does not count them. */
  callsToday(source: string): Promise<DayOfCalls | undefined>;
  /** Notes that the upstream itself says that no more are left, whatever we have counted. */
  endDay(source: string): Promise<void>;
  /** Whether it must be left alone, without a claim to the trial: `due` where that is anybody's. */
  look(source: string): Promise<Exclude<Admission, { outcome: "trial" }> | { outcome: "due" }>;
  /** To be asked before the first request. Of all callers, one gets the trial of an open circuit. */
  admit(source: string): Promise<Admission>;
  /** Gives a trial back that was not made, or came to no end that tells anything: the next caller may make it. */
  giveBack(source: string, trial: { readonly untilMs: number }): Promise<void>;
  /** Notes that a request failed as it does in an outage; answers whether one may go on. */
  noteFailure(source: string, trouble: UpstreamTrouble): Promise<Admission>;
  /** Notes that a request succeeded after others had failed: the circuit is closed. */
  noteRecovery(source: string): Promise<void>;
  noteSuccess(source: string, at: string): Promise<void>;
  status(source: string): Promise<UpstreamStatus>;
}
