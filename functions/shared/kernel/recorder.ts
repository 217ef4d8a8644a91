import type { Provenance } from "#schemas/catalog/provenance.ts";
import type { Deadline } from "./deadline.ts";

/** A record with the answer that it came in. */
export interface RecordToTake {
  readonly sourceId: string;
  readonly value: unknown;
  readonly provenance: Provenance;
  /** The run in which the answer came: pages of one list come in the same. */
  readonly runId?: string;
}

/** What became of records. */
export interface Taken {
  readonly written: number;
  readonly unchanged: number;
  /** What is there was observed later. */
  readonly older: number;
  /** Which of them are none of the kind, by their place among them, and why. */
  readonly refused: readonly { readonly at: number; readonly reason: string }[];
  readonly cards: number;
  /** Cards whose fields are not those that were described [ING-7]. */
  readonly drifted: number;
  /**
   * Of each record that was taken, its place among them, and which of its fields are not as they were
   * described, as `<code> <field>`; absent where nobody looks.
   */
  readonly drift?: readonly { readonly at: number; readonly fields: readonly string[] }[];
  /**
   * In how many pieces records are left that the deadline was too near for. All of them want to be brought again: what was taken is known
   * then. Absent where none is left.
   */
  readonly left?: number;
  /** Names of the items that the records lie in, where each source's say has one. */
  readonly items?: readonly string[];
}

/**
 * Takes the records of one kind: each area registers those of the kinds that it owns. Any number of
 * times and in any order comes to the same.
 */
export interface Recorder {
  readonly kind: string;
  /** Whether every answer counts, also one that comes after a newer one to the same request. */
  readonly takesLate?: true;
  /** How many records it is handed together at most. @default 1000 */
  readonly atOnce?: number;
  /**
   * Whether its records are counted apart, as `<data set>:<kind>`, where an answer gives things of several kinds:
   * what share of the others a field is missing in does not depend on how many of these there are.
   */
  readonly isCountedApart?: true;
  /** @param deadline by which it is to end, where its caller has one; what it has not come to by then is left */
  record(records: readonly RecordToTake[], deadline?: Deadline): Promise<Taken>;
}

export const recordersOf = (...areas: readonly (readonly Recorder[])[]) =>
  new Map(areas.flat().map((recorder) => [recorder.kind, recorder]));
