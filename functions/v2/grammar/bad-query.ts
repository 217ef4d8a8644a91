/** A query that cannot be read, with the column of what is wrong, from 1. */
export class BadQuery extends Error {
  readonly column: number;

  /** @param reason a whole sentence: what was wrong, and what would be right */
  constructor(at: number, reason: string) {
    super(`Column ${at + 1} of q: ${reason}`);
    this.column = at + 1;
  }
}
