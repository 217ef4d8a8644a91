import { printIdOf, seriesOf } from "./codes.ts";
import known from "./prints.json" with { type: "json" };
import { readPrints } from "./written-prints.ts";

const sets = new Set(known.sets);
/** Sets by the code that cards have: `OP14` is that of `op14-eb04`. */
const homes = new Map(known.sets.map((set) => [seriesOf(set), set]));
const places = new Map<string, readonly string[]>();
for (const [set, bySeries] of Object.entries(known.elsewhere)) {
  for (const [series, numbers] of Object.entries(bySeries)) {
    for (const number of readPrints(numbers)) {
      const id = `${series}-${number}`;
      places.set(id, [...(places.get(id) ?? []), set]);
    }
  }
}

/** The set that a print is in, or why that is not known. */
export type PrintPlace = { readonly setCode: string } | { readonly reason: string };

/**
 * Which product a print came in, for sources that know its id and not the publisher's products: where
 * the publisher has that print in one product only, it is that one, whatever the source lists it under.
 * `npm run one-piece-prints` makes the table of prints that lie elsewhere than their codes say.
 *
 * @param listedIn the set under whose label the source lists it; absent for promotional cards
 */
export function placeOfPrint(id: string, listedIn?: string): PrintPlace {
  const print = printIdOf(id);
  if (!print) return { reason: `${id} is no code with a number` };
  const own = places.get(id) ?? [];
  if (listedIn !== undefined && own.includes(listedIn)) return { setCode: listedIn };
  const [only, ...others] = own;
  if (others.length > 0) return { reason: `${id} may be that of ${own.join(" or ")}` };
  if (only !== undefined) return { setCode: only };
  if (listedIn !== undefined && seriesOf(listedIn) === print.series) return { setCode: listedIn };
  // A product that came after the table may hold prints of any set.
  if (listedIn !== undefined && !sets.has(listedIn)) return { setCode: listedIn };
  const home = homes.get(print.series);
  const where = home === undefined ? "no product of it is known" : `it may be that of ${home}`;
  return { reason: `${id} is not known in ${listedIn ?? "promotional products"}: ${where}` };
}

/** The set whose label begins with a code: `OP` and `14` are `op14-eb04`; one that is not known is made. */
export const setCodeOfSeries = (letters: string, digits: string): string =>
  homes.get(`${letters}${digits}`) ?? `${letters}-${digits}`.toLowerCase();
