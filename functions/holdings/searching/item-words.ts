import { plainWord } from "#schemas/games/index.ts";

/** How people say what condition copies are in, by the word that is stored. */
const conditions: Readonly<Record<string, readonly string[]>> = {
  near_mint: ["nm", "near mint", "mint", "m"],
  lightly_played: ["lp", "lightly played", "excellent", "ex"],
  moderately_played: ["mp", "moderately played", "played", "good", "gd"],
  heavily_played: ["hp", "heavily played", "poor"],
  damaged: ["dmg", "d"],
};

/** What `is:` asks of copies. */
const marks: Readonly<Record<string, readonly string[]>> = {
  ...{ signed: ["autographed"], altered: [], misprint: ["error"], proxy: [], graded: ["slab"] },
};

/** What `has:` asks of copies. */
const facts: Readonly<Record<string, readonly string[]>> = {
  ...{ paid: ["cost"], notes: ["note"], location: ["loc"], tag: ["tags"], price: ["value"] },
  ...{ grade: [] },
};

const meaningsOf = (words: Readonly<Record<string, readonly string[]>>) =>
  new Map(
    Object.entries(words).flatMap(([word, also]) =>
      [word, ...also].map((one) => [plainWord(one), word] as const),
    ),
  );

/** Words with what they stand for, as plain words. */
export const itemWords = {
  condition: meaningsOf(conditions),
  is: meaningsOf(marks),
  has: meaningsOf(facts),
};
