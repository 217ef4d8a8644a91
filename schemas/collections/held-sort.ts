/** Orders of items; `-` turns one round. */
export const heldSorts = [
  ...(["name", "-name", "number", "-number", "added", "-added", "qty", "-qty"] as const),
  ...(["price", "-price", "value", "-value", "gain", "-gain", "paid", "-paid"] as const),
] as const;
export type HeldSort = (typeof heldSorts)[number];
