/** A book's bytes are not what a book is; says what is wrong of them. Nothing of it is believed. */
export class DamagedBook extends Error {
  override readonly name = "DamagedBook";
  constructor(what: string) {
    super(`The price book is damaged: ${what}.`);
  }
}
