/** The game that all sources here tell of. */
export const game = "onepiece";

/**
 * What a set is called in our ids: the label on the product, `OP-02` or `OP14-EB04`, in lower case.
 * The label is the same in every language and to every source; numbers of products are not.
 */
export const setCodeOf = (label: string): string => label.trim().toLowerCase();

/** A card's id: the code and number that are printed on it, and which of its prints it is. */
export interface PrintId {
  /** `OP02`; promotional cards have `P`. */
  readonly series: string;
  /** `OP02-013`: the same on every print of the card. */
  readonly code: string;
  /** `013`, or `013_p1` for the first parallel, `013_r1` for the first reprint. */
  readonly number: string;
}

const shape = /^([A-Z]+\d*)-(\d+[A-Za-z]?)((?:_[a-z]+\d+)*)$/;

/** Takes a print's id apart; undefined where it is of another make. */
export function printIdOf(id: string): PrintId | undefined {
  const [, series, number, print = ""] = shape.exec(id) ?? [];
  if (series === undefined || number === undefined) return undefined;
  return { series, code: `${series}-${number}`, number: `${number}${print}` };
}

/** The first code of a label, as cards have it: `OP02` of `op-02`, `OP14` of `op14-eb04`. */
export const seriesOf = (setCode: string): string | undefined =>
  /^([a-z]+)-?(\d+)(?![a-z0-9])/.exec(setCode)?.slice(1).join("").toUpperCase();

/**
 * The number of a print in a set: without its code where that is the set's own first one, `013_p1`;
 * whole where the print comes from another set, `OP01-025_p2`. An id of another make stays as it is.
 */
export function numberIn(setCode: string, id: string): string {
  const print = printIdOf(id);
  return print && print.series === seriesOf(setCode) ? print.number : id;
}
