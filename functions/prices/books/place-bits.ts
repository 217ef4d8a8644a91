import { DamagedBook } from "./damaged-book.ts";

/** As many as a month has days: a point or a column of points is told by a bit. */
const mostPlaces = 31;

/** Bits of the places of those that are so, the first one's is the lowest. */
export function bitsWhere<One>(all: readonly One[], isSo: (one: One) => boolean): number {
  let bits = 0;
  for (const [at, one] of all.entries()) if (isSo(one)) bits += 2 ** at;
  return bits;
}

/** Bits of places from 1 to 31. */
export const bitsOf = (places: readonly number[]): number =>
  places.reduce((bits, place) => bits + 2 ** (place - 1), 0);

/** The places of bits, from 1 on and in order. @throws DamagedBook where there are others than are written */
export function placesIn(bits: number): number[] {
  if (bits >= 2 ** mostPlaces) throw new DamagedBook(`it tells of more than ${mostPlaces} places`);
  const places: number[] = [];
  for (let [rest, place] = [bits, 1]; rest > 0; rest >>>= 1, place += 1) {
    if (rest % 2 === 1) places.push(place);
  }
  return places;
}
