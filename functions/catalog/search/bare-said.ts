import type { Found } from "./bare-found.ts";
import type { BareIndex } from "./bare-index.ts";
import type { BareWord } from "./bare-words.ts";

/** For each word of a set's name, when all of them were typed: `base set 2` is that set, and not number 2. */
const worthOfTitle = 20;

export type SaidOfCards = ReturnType<typeof saidOfCards>;

/** What facts say for each card: bits of words, and what whole titles are worth. */
export function saidOfCards(found: Found, words: readonly BareWord[], index: BareIndex) {
  const { facts, released, nameCodes, scratch } = index;
  const room = () => scratch.integers(nameCodes.length);
  const titles = titleWorths(words, index);
  const said = {
    ...{ facts: room(), guessed: room() },
    titles: room(),
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
function spread(
  cards: Int32Array,
  values: Int32Array,
  { codes, from = 0, to = values.length }: { codes: Int32Array; from?: number; to?: number },
): void {
  if (!saysAny(values, from, to)) return;
  for (let card = 0; card < cards.length; card += 1) {
    cards[card] = (cards[card] ?? 0) | (values[from + (codes[card] ?? 0)] ?? 0);
  }
}

function saysAny(values: Int32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (values[at] !== 0) return true;
  return false;
}

/** What it is worth that a set's name, or one of its ids, was typed whole; by the value's place. */
function titleWorths(words: readonly BareWord[], { facts, scratch }: BareIndex): Int32Array {
  const { titles, count } = facts;
  const typed = new Set(words.map(({ text }) => text));
  const worths = scratch.integers(count);
  for (const [value, called] of titles) {
    const whole = called.filter((title) => title.every((word) => typed.has(word)));
    worths[value] = worthOfTitle * Math.max(0, ...whole.map(({ length }) => length));
  }
  return worths;
}
