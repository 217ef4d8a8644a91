import type { Ulid } from "#schemas/values.ts";

/** A long change that is being taken back. */
export interface LongUndo {
  readonly userId: string;
  readonly changeId: Ulid;
}

/** Has long changes taken back, elsewhere and as long as it takes. */
export interface LongUndos {
  /** Asks for one to be taken back as far as it is not. Asking twice does no harm. */
  request(undo: LongUndo): Promise<void>;
}
