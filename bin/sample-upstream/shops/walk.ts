/** An amount by the number of the day. */
export type Series = (dayAt: number) => number;

/** Lengths, in days, of the stretches in which it goes up and down by itself. */
const stretches = [1, 2, 4, 8, 16, 32, 64, 128, 256];
/** In hundredths: on so many days nothing is sold, and the price stays. */
const quietShare = 40;
/** Of the square root of a stretch's length, as a walk's way grows with its time. */
const strength = 0.02;

/**
 * What something costs on any day, as a walk by chance would have it: small steps from day to day, large
 * ways over months, and days without any. It is made of the seed and the day alone, so that nobody needs to know the days before.
 *
 * @param base about which it walks
 */
export function walk(seed: string, base: number): Series {
  const own = hashOf(seed);
  const lastChange = (dayAt: number): number => {
    let at = dayAt;
    while (mixed(own, at) % 100 < quietShare && dayAt - at < 7) at -= 1;
    return at;
  };
  return (dayAt) => {
    const at = lastChange(dayAt);
    const way = stretches.reduce((sum, length, level) => {
      const place = Math.floor(at / length);
      const [from, to] = [chance(own + level, place), chance(own + level, place + 1)];
      return sum + strength * Math.sqrt(length) * (from + (to - from) * (at / length - place));
    }, 0);
    return base * Math.exp(way);
  };
}

/** Many things cost cents and few cost much: from 0.05 to 500. */
export const basePrice = (seed: string): number =>
  0.05 * 10 ** ((mixed(hashOf(seed), 0) / 2 ** 32) ** 2 * 4);

/** From -1 to 1. */
const chance = (seed: number, at: number) => mixed(seed, at) / 2 ** 31 - 1;

function mixed(seed: number, at: number): number {
  let state = Math.imul(seed ^ Math.imul(at, 0x9e3779b1), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
