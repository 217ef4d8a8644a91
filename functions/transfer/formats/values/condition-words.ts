import { Condition } from "#schemas/values.ts";
import { bareWord } from "./read-cell.ts";

/** Whose words conditions are in: America has five steps, Europe seven with partly the same names. */
export type ConditionScale = "american" | "european";

const both: Readonly<Record<Condition, readonly string[]>> = {
  near_mint: [
    ...[
      "near mint",
      "nearmint",
      "nm",
      "mint",
      "m",
      "mt",
      "nm m",
      "nm mt",
      "m nm",
      "gem mint",
      "gm",
    ],
    ...["pack fresh", "nm+", "nm mint", "neuwertig", "nahezu perfekt", "proche du neuf", "neuf"],
    ...["quase nova", "praticamente nova", "nova", "bijna nieuw", "mint condition"],
    ...["casi nuevo", "nuevo", "quasi nuova", "como nueva", "美品", "ミント", "parfait", "perfekt"],
  ],
  lightly_played: [
    ...["lightly played", "lightlyplayed", "lp+", "slightly played", "slightlyplayed", "sp", "vlp"],
    ...["very lightly played", "good (lightly played)", "excellent", "ex", "exc", "nm lp", "lp nm"],
    ...[
      "excellent near mint",
      "ex nm",
      "ex mt",
      "exmt",
      "ausgezeichnet",
      "exzellent",
      "eccellente",
    ],
    ...["excelente", "bon etat (leger)", "light play", "usada levemente"],
  ],
  moderately_played: [
    ...["moderately played", "moderatelyplayed", "mp", "mp+", "very good", "vg", "vg ex", "lp mp"],
    ...["bon", "bueno", "buena", "buona", "buono", "legerement joue", "leicht gespielt"],
    ...["leicht bespielt", "moderate play", "usada moderadamente", "licht gespeeld"],
  ],
  heavily_played: [
    "heavily played",
    "heavilyplayed",
    "hp",
    "mp hp",
    "stark gespielt",
    "very played",
    ...["stark bespielt", "heavy play", "muito usada", "joue", "jugada", "giocata", "jogada"],
    "gespeeld",
  ],
  damaged: [
    ...[
      "damaged",
      "dmg",
      "d",
      "dm",
      "poor",
      "po",
      "p",
      "beschadigt",
      "abime",
      "endommage",
      "danada",
      "danificada",
    ],
    ...["schlecht", "mauvais", "mal", "dañado", "danado", "rovinata", "pessimo", "傷あり", "hp d"],
  ],
};

const own: Readonly<Record<ConditionScale, Readonly<Record<string, Condition>>>> = {
  american: {
    ...{ lp: "lightly_played", "light played": "lightly_played", lightplayed: "lightly_played" },
    ...{ good: "lightly_played", gd: "lightly_played", gut: "lightly_played", g: "lightly_played" },
    ...{ played: "moderately_played", pl: "moderately_played", gespielt: "moderately_played" },
  },
  european: {
    ...{ good: "moderately_played", gd: "moderately_played", gut: "moderately_played" },
    ...{ lp: "moderately_played", "light played": "moderately_played" },
    ...{ lightplayed: "moderately_played", g: "moderately_played" },
    ...{ played: "heavily_played", pl: "heavily_played", gespielt: "heavily_played" },
    ...{ "1": "near_mint", "2": "near_mint", "3": "lightly_played", "4": "moderately_played" },
    ...{ "5": "moderately_played", "6": "heavily_played", "7": "damaged" },
  },
};

const known: ReadonlyMap<string, Condition> = new Map(
  Condition.options.flatMap((one) => both[one].map((word) => [bareWord(word), one] as const)),
);
const knownTo = {
  american: new Map(Object.entries(own.american)),
  european: new Map(Object.entries(own.european)),
};

/** The condition that a word names, in our five; a minus behind it is taken as the step itself. */
export function conditionOf(text: string, scale: ConditionScale): Condition | undefined {
  const word = bareWord(text.replace(/\s*[-−]\s*$/, ""));
  return knownTo[scale].get(word) ?? known.get(word);
}

const european =
  /^(?:ex|gd|pl|po|mt|excellent|good|poor|played|light ?played|ausgezeichnet|gespielt|bon|joue)$/;
const american = /^(?:mp|hp|d|dmg|damaged|moderately played|heavily played|lightly played)$/;

/** Whose words a column of conditions is in, by those that only one of them has. */
export function scaleOf(cells: Iterable<string>): ConditionScale {
  const words = new Set<string>();
  for (const cell of cells) {
    if (words.size < 50) words.add(bareWord(cell));
  }
  const all = [...words];
  return all.some((word) => european.test(word)) && !all.some((word) => american.test(word))
    ? "european"
    : "american";
}
