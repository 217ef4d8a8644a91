import type { CardMark } from "../card-mark.ts";

/** What the name or the rule box says of the mechanic. */
const mechanic = (description: string, ...values: readonly string[]): CardMark => ({
  description,
  isSo: ({ attributes: { mechanics } }) =>
    Array.isArray(mechanics) && mechanics.some((one) => values.some((value) => value === one)),
});

const stamped = (description: string, stamp: string): CardMark => ({
  description,
  isSo: ({ variants }) => variants.some(({ stamps = [] }) => stamps.includes(stamp)),
});

/** Series of the game on the telephone. */
export const digitalSeries: readonly string[] = ["tcgp"];

/** What `is:` asks of Pokémon cards beside what it asks of all cards. */
export const marks: Readonly<Record<string, CardMark>> = {
  digital: {
    description: "Of the game on the telephone: nobody holds it in hands.",
    isSo: ({ set }) => set !== undefined && digitalSeries.includes(set.series.id),
  },
  "first-edition": {
    ...stamped("There are copies with the stamp of the first edition.", "1st-edition"),
    also: ["1st-edition"],
  },
  shadowless: {
    description: "There are copies without the shadow beside the picture.",
    isSo: ({ variants }) => variants.some(({ subtype }) => subtype === "shadowless"),
  },
  ex: mechanic("Pokémon ex and Pokémon-EX.", "ex", "EX"),
  gx: mechanic("Pokémon-GX.", "GX"),
  v: mechanic("Pokémon V.", "V"),
  vmax: mechanic("Pokémon VMAX.", "VMAX"),
  vstar: mechanic("Pokémon VSTAR.", "VSTAR"),
  "v-union": mechanic("A quarter of a Pokémon V-UNION.", "V-UNION"),
  "tag-team": mechanic("TAG TEAM.", "TAG TEAM"),
  mega: mechanic("Mega Evolution.", "Mega"),
  delta: { ...mechanic("Delta species, δ.", "Delta Species"), also: ["delta-species"] },
  star: { ...mechanic("Gold stars, ★.", "Star"), also: ["gold-star"] },
  "lv-x": mechanic("LV.X.", "LV.X"),
  prime: mechanic("Prime.", "Prime"),
  legend: mechanic("Half of a LEGEND.", "LEGEND"),
  break: mechanic("BREAK.", "BREAK"),
  sp: mechanic("Pokémon SP.", "SP"),
  "prism-star": { ...mechanic("Prism Star, ◇.", "Prism Star"), also: ["prism"] },
  "ace-spec": mechanic("ACE SPEC.", "ACE SPEC"),
  radiant: mechanic("Radiant Pokémon.", "Radiant"),
};
