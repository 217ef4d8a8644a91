/**
 * What stays of a shop's word for a sub-type: letters and digits in lower case. `Reverse Holofoil` and `reverse-holofoil` are one word, to
 * whoever reads prices as to whoever takes them.
 */
export const plainSubType = (text: string): string =>
  text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
