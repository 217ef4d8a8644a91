import type { FileRefusal } from "#schemas/transfer/file-refusal.ts";
import { counted, limits } from "./limits.ts";

/** Ends the reading of a file; never leaves `readFile`. */
export class Refused extends Error {
  readonly refusal: FileRefusal;
  constructor(code: FileRefusal["code"], detail: string) {
    super(detail);
    this.refusal = { code, detail };
  }
}

export const refused = (code: FileRefusal["code"], detail: string): Refused =>
  new Refused(code, detail);

export const tooManyRows = (): Refused =>
  refused(
    "too_many_rows",
    `The file has more than ${counted(limits.rows)} rows. Split it and import the parts one by one.`,
  );

export const tooManyColumns = (row: number): Refused =>
  refused(
    "too_many_columns",
    `Row ${row} has more than ${limits.columns} columns. Delete those that do not belong to the cards.`,
  );

export const tooManyCells = (): Refused =>
  refused(
    "too_many_columns",
    `The file has more than ${counted(limits.cells)} cells. Delete columns or split it.`,
  );

export const cellTooLong = (row: number): Refused =>
  refused(
    "too_long",
    `A cell in row ${row} has more than ${counted(limits.cellCharacters)} characters.`,
  );

export const lineTooLong = (line: number): Refused =>
  refused(
    "too_long",
    `Line ${line} has more than ${counted(limits.lineCharacters)} characters. One line holds one card.`,
  );
