import { games } from "#schemas/games/index.ts";
import type { ListingWords } from "#schemas/games/listing-words.ts";
import type { AskedCard } from "./listing.ts";
import { hasPhrase, isMeant, looseTitle } from "./title-words.ts";

/** Words that say no more of a set than that it is one. */
const vague = new Set(["set", "the", "and", "of", "series", "tcg", "card", "game", "a"]);

const namesOf = ({ setName, setCodes }: AskedCard, words: ListingWords | undefined) => {
  const own = looseTitle(setName);
  return { own, others: [...(words?.sets[own] ?? []), ...setCodes].map(looseTitle) };
};

/** Whether a loose title names the set of a card. */
export function isSetNamed(
  loose: string,
  card: AskedCard,
  words: ListingWords | undefined,
): boolean {
  const { own, others } = namesOf(card, words);
  if (hasPhrase(loose, own) || others.some((one) => one.length > 1 && hasPhrase(loose, one)))
    return true;
  if ((words?.onlyIn?.[own] ?? []).some((one) => hasPhrase(loose, one))) return true;
  const game = looseTitle(games.get(card.game)?.label ?? "").split(" ");
  const telling = own.split(" ").filter((word) => !vague.has(word) && !game.includes(word));
  const title = loose.split(" ");
  return telling.length > 0 && telling.every((word) => title.some((one) => isMeant(one, word)));
}

/** Everything that a title may have of the set's names. */
export const phrasesOfSet = (
  card: AskedCard,
  words: ListingWords | undefined,
): readonly string[] => {
  const { own, others } = namesOf(card, words);
  return [own, ...others].filter((one) => one !== "");
};

/** `4/102` and `#4`, which behind the name of a set look like the name of the next: `Base Set 2/102`. */
const numbers = /#?\s?\b\d+\s?\/\s?\d+|#\s?\d+/g;

/**
 * Whether a title names a product in which cards of others are printed again, and that is not the card's own set.
 *
 * @param title plain
 */
export const isReprinted = (
  title: string,
  card: AskedCard,
  words: ListingWords | undefined,
): boolean => {
  const { own, others } = namesOf(card, words);
  const isOwn = (phrase: string) => [own, ...others].some((name) => hasPhrase(name, phrase));
  const namesakes = words?.namesakes ?? [];
  const loose = namesakes.reduce(
    (text, one) => (hasPhrase(text, one) ? ` ${text} `.replace(` ${one} `, " ").trim() : text),
    looseTitle(title.replace(numbers, " ")),
  );
  return (words?.reprints ?? []).some((one) => hasPhrase(loose, one) && !isOwn(one));
};
