import { finishWordsIn } from "./finish-words.ts";
import { plainWord } from "./read-cell.ts";

/** Words that say nothing: an app fills them in where it knows nothing. */
const empty = new Set(["", "-", "none", "n/a", "false", "no", "n", "0", "nein", "non", "falsch"]);
/** Longer texts say no finish. */
const mostFinish = 200;
/** How an app says that a card is foil in a column of its finish. */
const plainFoil = new Set(["true", "yes", "y", "1", "x", "ja", "oui", "si", "sí", "✓", "wahr"]);

/**
 * What a column of finishes says: `Reverse Holofoil`, `1st Edition Holofoil`, `Rainbow Foil`. Known words come in our spelling; what is left
 * stays as one word of its own, so that nothing is lost.
 */
export function readFinish(text: string): readonly string[] {
  const word = plainWord(text.replace(/([a-z])(?=[A-Z])/g, "$1 "));
  if (empty.has(word)) return [];
  if (word.length > mostFinish) return [word];
  if (plainFoil.has(word)) return ["foil"];
  const { finish, rest } = finishWordsIn(word);
  const others = rest.replace(/^[\s,;:()-]+|[\s,;:()-]+$/g, "");
  return others === "" || others === "variant" ? finish : [...finish, others];
}
