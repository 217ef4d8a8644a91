/** Kinds of products by the letters of their labels, where a source has no word for one. */
const kinds: Readonly<Record<string, string>> = {
  op: "BOOSTER PACK",
  st: "STARTER DECK",
  eb: "EXTRA BOOSTER",
  prb: "PREMIUM BOOSTER",
};

/**
 * Products of a kind are a series: its id is the letters of the label, its name the source's word.
 *
 * @param otherwise its name where there is no label
 */
export function productSeries(label: string | undefined, otherwise: string, prefix?: string) {
  const id = /^[a-z]+/i.exec(label ?? "")?.[0].toLowerCase();
  if (id === undefined) return { id: "other", name: otherwise };
  return { id, name: prefix ?? kinds[id] ?? id.toUpperCase() };
}
