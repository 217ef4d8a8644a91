import type { Condition } from "#schemas/values.ts";

/** Conditions of ungraded copies that are worse than near mint, the worst first, and how titles say them. */
const worse: readonly (readonly [condition: Condition, pattern: RegExp])[] = [
  [
    "damaged",
    /(?<![\p{L}\p{N}])(?:damaged?|dmg|damages|creas(?:e|es|ed|ing)|bent|bends?|torn|tears?|ripped|water ?(?:damaged?|marks?)|poor|dents?|dented|ink marks?|inked|written|writing|holes?|peel(?:ed|ing)?|defekt|abimee?|(?:ge)?knick(?:t|e)?|folded|warped|stain(?:ed|s)?|chewed|trashed|destroyed|beat up|beater|beschadigt)(?![\p{L}\p{N}])/u,
  ],
  [
    "heavily_played",
    /(?<![\p{L}\p{N}])(?:hp(?! ?\d)|heavy play(?:ed)?|heavily played|heavily worn|very worn|stark (?:be|ge)spielt|destroyed|gd|good condition only)(?![\p{L}\p{N}])/u,
  ],
  [
    "moderately_played",
    /(?<![\p{L}\p{N}])(?:mp|mod(?:erate(?:ly)?)? play(?:ed)?|moderate wear|(?<!light(?:ly)? |light |un|never |not |lightly-|light-)played|vg|very good|worn|(?:be|ge)spielt|jouee?|giocata|gd\+?)(?![\p{L}\p{N}])/u,
  ],
  [
    "lightly_played",
    /(?<![\p{L}\p{N}])(?:lp\+?|light(?:ly)?[ -]?play(?:ed)?|light wear|slight wear|slightly played|minor wear|excellent|exc|ex\/?nm|ex-nm|ex\+|nm-ex|nm\/ex|leicht gespielt|leggermente)(?![\p{L}\p{N}])/u,
  ],
];

/** How worn an ungraded copy is by its title, which is plain; undefined where nothing worse than near mint is said. */
export const conditionIn = (title: string): Condition | undefined =>
  worse.find(([, pattern]) => pattern.test(title.replace(/\b\d{2,3} ?hp\b|\bhp ?\d+/g, " ")))?.[0];
