/** Where the cards of a set lie. */
export interface SetPlace {
  /** Our set; the source's own id where it is the same. */
  readonly set?: string;
  /** How many digits our numbers have at least, by what stands before them. */
  readonly digits?: Readonly<Record<string, number>>;
}

/** Sets of a series since 2023 are `sv3pt5` there and `sv03.5` here; their numbers have three digits. */
export function placeByRule(set: string): SetPlace {
  if (/^(sv|me)[ep]$/.test(set)) return { digits: { "": 3 } };
  const [, series, count = "", half] = /^(sv|me)(\d{1,2})(pt5)?$/.exec(set) ?? [];
  if (series === undefined) return {};
  return { set: `${series}${count.padStart(2, "0")}${half ? ".5" : ""}`, digits: { "": 3 } };
}
