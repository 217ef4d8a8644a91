import type { Matches } from "../../indexing/matches.ts";
import type { Scratch } from "../../indexing/scratch.ts";
import { type BareWord, bareWordsOf } from "../words/bare-words.ts";
import { bitsIn } from "../words/typing-errors.ts";
import { type Found, foundOf, guessAll, type Looked } from "./bare-found.ts";
import { saidOfCards } from "./bare-said.ts";
import { addWorths, type Scores } from "./bare-worth.ts";

interface BareAsked extends Looked {
  readonly scores?: Scores | undefined;
}

/**
 * Finds cards by words without fields, as people type them: each word must be one of the name, or say
 * another fact of the card: its set, number, artist, rarity, finish, year.
 *
 * A word that begins nothing is taken as mistyped; one that nothing is near to is passed over, unless it
 * is the only one. Where few cards have all words, any may be mistyped; where none has, those are found
 * that have the most of them, and at least half, or two, or a whole name.
 *
 * Each word is decided once for each distinct name and fact, then looked up for each card.
 */
export function searchBare(text: string, asked: BareAsked): Matches {
  const { scratch } = asked.index;
  const words = bareWordsOf(text);
  const found = foundOf(words, asked);
  const all = bitsIn(found.known);
  const isNothing = all === 0 || (asked.isStrict && all < words.length);
  if (isNothing) return scratch.bytes(asked.index.nameCodes.length);
  let had = hadByCards(found, words, asked);
  const mayGuess = !asked.isStrict && had.withAll < few;
  if (mayGuess && guessAll(words, found, asked)) had = hadByCards(found, words, asked);
  const isEnough = had.most >= Math.min(all / 2, fewTogether) || hasNamed(found, asked);
  const least = isEnough && !asked.isStrict ? had.most : all;
  const matches = scratch.bytes(had.words.length);
  for (let card = 0; card < matches.length; card += 1) {
    const bits = had.words[card] ?? 0;
    if (bits !== 0 && bitsIn(bits) >= least) matches[card] = 1;
  }
  if (asked.scores) {
    addWorths(asked.scores, matches, { text, found, said: had.said, index: asked.index });
  }
  return matches;
}

/** So many words are of one card not by chance, whatever stands around them. */
const fewTogether = 2;

/** So few cards may be what was meant, and may not. */
const few = 3;

/** Whether all words of a name were typed, whatever else was: `charizard first ed`. */
const hasNamed = ({ names: { covered } }: Found, { index: { names }, scope }: BareAsked): boolean =>
  covered.some((words, name) => words >= (names.sizes[name] ?? 0) && scope.hasName(name));

/** Which of the known words each card has, and the most that one has that is looked for at all. */
function hadByCards(found: Found, words: readonly BareWord[], { index, scope }: BareAsked) {
  const said = saidOfCards(found, words, index);
  const ofNames = bitsOfNames(found, index.scratch);
  const had = index.scratch.integers(index.nameCodes.length);
  let [most, withAll] = [0, 0];
  for (let card = 0; card < had.length; card += 1) {
    const named = ofNames[index.nameCodes[card] ?? 0] ?? 0;
    const bits = named | (said.facts[card] ?? 0) | (said.guessed[card] ?? 0);
    if (bits === 0) continue;
    had[card] = bits;
    if (!scope.hasCard(card)) continue;
    if (bits === found.known) withAll += 1;
    most = Math.max(most, bitsIn(bits));
  }
  return { said, words: had, most, withAll };
}

/** The words of each name, however they are in it. */
function bitsOfNames({ names: { whole, part, near } }: Found, scratch: Scratch): Int32Array {
  const bits = scratch.integers(whole.length);
  for (let name = 0; name < bits.length; name += 1) {
    bits[name] = (whole[name] ?? 0) | (part[name] ?? 0) | (near[name] ?? 0);
  }
  return bits;
}
