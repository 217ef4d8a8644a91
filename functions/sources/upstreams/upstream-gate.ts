/** What all callers of an upstream know about its health. */
export interface SharedCircuit {
  /** Of the library that runs the circuit, as JSON. */
  readonly state: string;
  /** Tells a new state from one that is known. */
  readonly changedAt: string;
}

/** Moments at which requests may be sent: `count` of them, `intervalMs` apart. */
export interface Lease {
  readonly firstAtMs: number;
  readonly intervalMs: number;
  readonly count: number;
  /** Undefined while the upstream has always been well. */
  readonly circuit: SharedCircuit | undefined;
}

export interface UpstreamStatus {
  readonly source: string;
  readonly requestsPerSecond: number;
  readonly isOpen: boolean;
  readonly circuitChangedAt?: string;
  readonly lastSuccessAt?: string;
}

/** The one place where all invocations agree how fast, and whether, an upstream may be asked. */
export interface UpstreamGate {
  /**
   * Reserves the next free moments, at most as many as are wanted. Reservations of all callers together never exceed the limit,
   * because each begins where the one before ends.
   */
  lease(source: string, wanted: number): Promise<Lease>;
  saveCircuit(source: string, circuit: SharedCircuit & { readonly isOpen: boolean }): Promise<void>;
  noteSuccess(source: string, at: string): Promise<void>;
  status(source: string): Promise<UpstreamStatus>;
}
