import { fold } from "../../../catalog/index.ts";

/** How copies were made, as a row says it. */
export interface SaidFinish {
  /** `foil`: it shines, in whichever way; `nonfoil`: it is the plain one of whichever there are. */
  readonly finish: "normal" | "nonfoil" | "holo" | "reverse" | "foil" | undefined;
  /** Words of qualifiers, such as `1st-edition`, that must be those of the variant. */
  readonly marks: readonly string[];
  /** All of it, folded: whatever a variant is called may stand there. */
  readonly text: string;
}

/** By what a variant's qualifier is called: words that mean it. None of two has words that mean the other. */
const qualifiers: readonly (readonly [mark: string, words: RegExp])[] = [
  [
    "1st-edition",
    /\b(?:1st|first|1er|1re|erste|prima|1) (?:ed|edn|edition|auflage|edizione)\b|\b1stedition\b|\b1st\b|\berstauflage\b/,
  ],
  ["shadowless", /\bshadow ?less\b/],
  ["unlimited", /\bunlimited\b|\bunbegrenzt\b/],
  ["staff", /\bstaff\b/],
  ["pre-release", /\bpre ?release\b/],
  ["cosmos", /\bcosmos?\b/],
  ["cracked-ice", /\bcracked ?ice\b/],
  ["masterball", /\bmaster ?ball\b/],
  ["pokeball", /\bpoke ?ball\b/],
  ["loveball", /\blove ?ball\b/],
  ["friendball", /\bfriend ?ball\b/],
  ["quickball", /\bquick ?ball\b/],
  ["duskball", /\bdusk ?ball\b/],
  ["team-rocket", /\b(?:team )?rocket (?:reverse|pattern|holo)\b/],
  ["energy", /\benergy (?:reverse|symbol|pattern)\b/],
  ["league", /\bleague\b/],
  ["jumbo", /\bjumbo\b|\boversized?\b/],
  ["winner", /\bwinner\b/],
  ["snowflake", /\bsnow ?flake\b|\bholiday calendar\b/],
  ["gamestop", /\bgame ?stop\b/],
  ["eb-games", /\beb games\b/],
  ["pokemon-center", /\bpokemon cent(?:er|re)\b/],
  ["toys-r-us", /\btoys ?r ?us\b/],
  ["build-a-bear", /\bbuild a bear\b/],
  ["player-rewards-program", /\bplayer rewards\b/],
  ["professor-program", /\bprofessor program\b/],
  ["no-rarity", /\bno rarity\b/],
  ["world-championships", /\bworld championships?\b/],
  ["stamped", /\bstamp(?:ed)?\b/],
];

const [isNonfoil, isReverse, isPlain, isHolo, isFoil] = [
  /\bnon ?foil\b|\bno foil\b/,
  /\breverse\b|\brev holo\b|\brh\b|\bmirror\b|\bparallel holo\b/,
  /\bnormal\b|\bregular\b|\bnon ?holo\b|\bstandard\b/,
  /\bholo(?:foil|graphic)?\b|\bholographic\b|\bholografisch\b/,
  /\bfoil\b|\betched\b|\brainbow foil\b/,
];

const kept = new Map<string, SaidFinish>();

/** Reads words of finishes; the same words are read once. */
export function saidFinish(said: readonly string[]): SaidFinish {
  const raw = said.join(" ");
  const known = kept.get(raw) ?? read(fold(raw));
  if (kept.size < 1_000) kept.set(raw, known);
  return known;
}

function read(text: string): SaidFinish {
  const marks = qualifiers.filter(([, words]) => words.test(text)).map(([mark]) => mark);
  return { text, marks, finish: finishIn(text) };
}

function finishIn(text: string): SaidFinish["finish"] {
  if (isPlain.test(text) && !/\breverse\b/.test(text)) return "normal";
  if (isReverse.test(text)) return "reverse";
  if (isHolo.test(text)) return "holo";
  // Whatever else is said says more.
  if (isNonfoil.test(text)) return "nonfoil";
  return isFoil.test(text) ? "foil" : undefined;
}

/** Whether folded words say how copies were made, and no more than that: nothing of which card it is. */
export function isOfCopies(words: string): boolean {
  const all = [...qualifiers.map(([, one]) => one), isNonfoil, isReverse, isPlain, isHolo, isFoil];
  return all.some((one) => one.test(words));
}
