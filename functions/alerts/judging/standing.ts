import type { Day } from "#schemas/values.ts";

/** A price that is judged. */
export interface Step {
  readonly day: Day;
  /** When the newest answer that it rests on was asked for, in milliseconds since 1970. */
  readonly atMs: number;
  /** Above 0, in the smallest unit of the currency that the line is in. */
  readonly amount: number;
}

/** What is remembered of a watched price between two looks at it; that of one nobody has looked at yet has no `last`. */
export interface Standing {
  /** The day from which on steps are judged: earlier ones are past, also where their prices come late. */
  readonly since: Day;
  /** The newest step that has been judged; what comes before it is past. */
  readonly last?: Step;
  /** On which side of the line the price was last; absent where no price has told. */
  readonly side?: "beyond" | "before";
  /** Whether the next crossing fires. */
  readonly isArmed: boolean;
  /** How often it has fired, which numbers what it sends. */
  readonly fired: number;
  readonly firedOn?: Day;
  /** The lowest or highest price since it fired, of lines that are a record. */
  readonly record?: number;
}
