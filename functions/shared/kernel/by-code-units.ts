/** The order of texts by their code units: the same everywhere, and no person's. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
