/** Which of several prints of a card a row means, where these are cards of their own. */
export type PrintKind = "further" | "special" | "treasure";

const phrases: readonly (readonly [PrintKind, RegExp])[] = [
  ["treasure", /\btreasure rare\b|\btr\b/],
  ["special", /\bsp(?: card| foil| gold| silver)?\b|\bspecial(?: rare| card)?\b|\bwanted\b/],
  [
    "further",
    /\balt(?:ernate|ernative)?(?: full)?(?: art)?\b|\baa\b|\bparallel\b|\bmanga\b|\bcomic\b|\bfull art\b|\bbox topper\b|\bjolly roger\b|\bwinner\b|\bfinalist\b|\bchampionship\b|\btournament\b|\bjudge\b|\bpre ?release\b|\bstaff\b|\banniversary\b|\bevent\b|\bonline regional\b|\bdash pack\b|\btextured\b|\bgift collection\b|\bpremium card collection\b|\bgold\b|\bserial\b|\bsigned\b|\bsuper parallel\b|\bpirate foil\b|\breprint\b/,
  ],
];

/** What folded words say of a print; undefined where they say nothing of it. */
export const printKind = (words: string): PrintKind | undefined =>
  phrases.find(([, phrase]) => phrase.test(words))?.[0];
