import type { BareFacts } from "./bare-facts.ts";
import type { Found } from "./bare-found.ts";
import type { BareIndex } from "./bare-index.ts";
import type { BareWord } from "./bare-words.ts";

/** For each word of a set's name, when all of them were typed: `base set 2` is that set, and not number 2. */
const worthOfTitle = 20;

export type SaidOfCards = ReturnType<typeof saidOfCards>;

/** What facts say for each card: bits of words, and what whole titles are worth. */
export function saidOfCards(found: Found, words: readonly BareWord[], index: BareIndex) {
  const { facts, released, nameCodes } = index;
  const titles = titleWorths(words, facts);
  const said = {
    ...{ facts: new Int32Array(nameCodes.length), guessed: new Int32Array(nameCodes.length) },
    titles: new Int32Array(nameCodes.length),
  };
  spread(said.facts, found.numbers, { codes: facts.numberCodes });
  spread(said.facts, found.days, released);
  for (const column of facts.columns) {
    spread(said.facts, found.facts, column);
    spread(said.guessed, found.guessed, column);
    spread(said.titles, titles, column);
  }
  return said;
}

/** From values to the cards that have them; costs nothing where no value says anything. */
export function spread(
  cards: Int32Array,
  values: Int32Array,
  { codes, from = 0, to = values.length }: { codes: Int32Array; from?: number; to?: number },
): void {
  if (values.subarray(from, to).every((bits) => bits === 0)) return;
  for (let card = 0; card < cards.length; card += 1) {
    cards[card] = (cards[card] ?? 0) | (values[from + (codes[card] ?? 0)] ?? 0);
  }
}

/** What it is worth that a set's name, or one of its ids, was typed whole; by the value's place. */
function titleWorths(words: readonly BareWord[], { titles, count }: BareFacts): Int32Array {
  const typed = new Set(words.map(({ text }) => text));
  const worths = new Int32Array(count);
  for (const [value, called] of titles) {
    const whole = called.filter((title) => title.every((word) => typed.has(word)));
    worths[value] = worthOfTitle * Math.max(0, ...whole.map(({ length }) => length));
  }
  return worths;
}
