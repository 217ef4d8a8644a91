import { add, type Matches, nextMatch } from "../../indexing/matches.ts";
import { bitsIn } from "../words/typing-errors.ts";
import type { Found } from "./bare-found.ts";
import type { BareIndex } from "./bare-index.ts";
import { inSmall } from "./bare-names.ts";
import type { SaidOfCards } from "./bare-said.ts";

/** What words say for each card, in whole numbers; 0 for nothing. */
export type Scores = Float64Array;

/** What a word says for a card: a word of the name, another fact, the beginning of a name's word, or a guess. */
const worth = { whole: 30, fact: 25, part: 20, guess: 10 };
/** For each word of the name, when all of them were typed. */
const worthOfName = 1_000;
/**
 * As much less for each of them that may be mistyped, beside others that are right: `pikachi ex` is Pikachu ex sooner than Pikachu of the
 * set EX.
 */
const lessForGuess = 500;
/** For the signs between them: it decides between names of the same words alone. */
const worthOfSigns = 1;

interface Weighed {
  /** As it was typed. */
  readonly text: string;
  readonly found: Found;
  readonly said: SaidOfCards;
  readonly index: BareIndex;
}

/** Adds what the words say for each card that matches. */
export function addWorths(
  scores: Scores,
  matches: Matches,
  { text, found, said, index }: Weighed,
): void {
  const typed = inSmall(text);
  for (
    let card = nextMatch(matches, 0);
    card < matches.length;
    card = nextMatch(matches, card + 1)
  ) {
    const name = index.nameCodes[card] ?? 0;
    const asName = worthAsName(typed, name, found, index);
    const more = (said.titles[card] ?? 0) + asName;
    add(scores, card, worthOf(bitsOf(card, name, found, said)) + more);
  }
}

/** What it is worth that all words of a name were typed, some of them mistyped. */
function worthAsName(typed: string, name: number, { names: had }: Found, { names }: BareIndex) {
  const words = names.sizes[name] ?? 1;
  const covered = had.covered[name] ?? 0;
  if (covered >= words) {
    return worthOfName * words + (names.isSignedIn(typed, name) ? worthOfSigns : 0);
  }
  const guessed = bitsIn((had.near[name] ?? 0) & ~(had.whole[name] ?? 0));
  const missing = words - covered;
  const isNamed = covered > 0 && guessed >= missing;
  return isNamed ? worthOfName * words - lessForGuess * missing : 0;
}

const bitsOf = (card: number, name: number, { names }: Found, said: SaidOfCards) => ({
  whole: names.whole[name] ?? 0,
  part: names.part[name] ?? 0,
  guess: (names.near[name] ?? 0) | (said.guessed[card] ?? 0),
  fact: said.facts[card] ?? 0,
});

function worthOf(bits: { whole: number; part: number; fact: number; guess: number }): number {
  const fact = bits.fact & ~bits.whole;
  const part = bits.part & ~(bits.whole | bits.fact);
  const guess = bits.guess & ~(bits.whole | bits.fact | bits.part);
  return (
    worth.whole * bitsIn(bits.whole) +
    worth.fact * bitsIn(fact) +
    worth.part * bitsIn(part) +
    worth.guess * bitsIn(guess)
  );
}
