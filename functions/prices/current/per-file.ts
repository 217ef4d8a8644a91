import type { PricesBySet } from "./current-file.ts";

/** Remembers what is made of a file of newest prices, by name and as long as the file is held. */
export function perFile<Made>() {
  const files = new WeakMap<PricesBySet, Map<string, Made>>();
  return (prices: PricesBySet, name: string, make: () => Made): Made => {
    const own = files.get(prices) ?? new Map<string, Made>();
    files.set(prices, own);
    const known = own.get(name) ?? make();
    own.set(name, known);
    return known;
  };
}
