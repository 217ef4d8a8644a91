import { add, type Matches } from "../indexing/matches.ts";
import type { BareFacts } from "./bare-facts.ts";
import type { BareIndex } from "./bare-index.ts";
import type { NameBits } from "./bare-names.ts";
import { type BareWord, bareWordsOf } from "./bare-words.ts";
import type { CardScope } from "./card-scope.ts";
import { bitsIn } from "./typing-errors.ts";

/** What words say for each card, in whole numbers; 0 for nothing. */
export type Scores = Float64Array;

/** What a word says for a card: a word of the name, another fact, the beginning of a name's word, or a guess. */
const worth = { whole: 30, fact: 25, part: 20, guess: 10 };
/** For each word of the name, when all of them were typed. */
const worthOfName = 1_000;
/** For each word of a set's name, when all of them were typed: `base set 2` is that set, and not number 2. */
const worthOfTitle = 20;

interface BareAsked {
  readonly index: BareIndex;
  readonly scope: CardScope;
  readonly scores?: Scores | undefined;
  /** Words of names alone are meant. @default false */
  readonly isNameOnly?: boolean | undefined;
  /** Every word must be there as it is. @default false */
  readonly isStrict?: boolean | undefined;
}

/** What the words of a search come to, a bit a word. */
interface Found {
  readonly names: NameBits;
  readonly facts: Int32Array;
  readonly guessed: Int32Array;
  readonly numbers: Int32Array;
  readonly days: Int32Array;
  /** Words that mean something for any card. */
  readonly known: number;
}

/**
 * Finds cards by words without fields, as people type them: each word must be one of the name, or say
 * another fact of the card: its set, number, artist, rarity, finish, year.
 *
 * A word that begins nothing is taken as mistyped; one that nothing is near to is passed over, unless it
 * is the only one. Where few cards have all words, any may be mistyped; where none has, those are found
 * that have the most of them, and at least half.
 *
 * Each word is decided once for each distinct name and fact, then looked up for each card.
 */
export function searchBare(text: string, asked: BareAsked): Matches {
  const words = bareWordsOf(text);
  const found = foundOf(words, asked);
  const all = bitsIn(found.known);
  const isNothing = all === 0 || (asked.isStrict && all < words.length);
  if (isNothing) return new Uint8Array(asked.index.nameCodes.length);
  let had = hadByCards(found, words, asked);
  const mayGuess = !asked.isStrict && had.withAll < few;
  if (mayGuess && guessAll(words, found, asked)) had = hadByCards(found, words, asked);
  const least = had.most >= all / 2 && !asked.isStrict ? had.most : all;
  const matches = new Uint8Array(had.words.length);
  for (let card = 0; card < matches.length; card += 1) {
    const bits = had.words[card] ?? 0;
    if (bits !== 0 && bitsIn(bits) >= least) matches[card] = 1;
  }
  if (asked.scores) addWorths(asked.scores, matches, { found, said: had.said, index: asked.index });
  return matches;
}

/** So few cards may be what was meant, and may not. */
const few = 3;

/** Which of the known words each card has, and the most that one has that is looked for at all. */
function hadByCards(found: Found, words: readonly BareWord[], { index, scope }: BareAsked) {
  const said = saidOfCards(found, words, index);
  const had = said.facts.slice();
  for (let card = 0; card < had.length; card += 1)
    had[card] = (had[card] ?? 0) | (said.guessed[card] ?? 0);
  for (const bits of [found.names.whole, found.names.part, found.names.near]) {
    spread(had, bits, { codes: index.nameCodes });
  }
  let [most, withAll] = [0, 0];
  for (let card = 0; card < had.length; card += 1) {
    const bits = had[card] ?? 0;
    if (bits === 0 || !scope.hasCard(card)) continue;
    if (bits === found.known) withAll += 1;
    most = Math.max(most, bitsIn(bits));
  }
  return { said, words: had, most, withAll };
}

/** Adds what could be meant by words that may be mistyped; returns whether there is anything. */
function guessAll(words: readonly BareWord[], found: Found, asked: BareAsked): boolean {
  const looking = { ...asked.index, ...asked, found };
  return words
    .map(({ text, isNumber }, at) => !isNumber && markGuess(text, 1 << at, looking))
    .includes(true);
}

function addWorths(
  scores: Scores,
  matches: Matches,
  { found, said, index }: { found: Found; said: Said; index: BareIndex },
): void {
  const { covered } = found.names;
  for (let card = 0; card < matches.length; card += 1) {
    if (!matches[card]) continue;
    const name = index.nameCodes[card] ?? 0;
    const words = index.names.sizes[name] ?? 1;
    const asName = (covered[name] ?? 0) >= words ? worthOfName * words : 0;
    const more = (said.titles[card] ?? 0) + asName;
    add(scores, card, worthOf(bitsOf(card, name, found, said)) + more);
  }
}

const bitsOf = (card: number, name: number, { names }: Found, said: Said) => ({
  whole: names.whole[name] ?? 0,
  part: names.part[name] ?? 0,
  guess: (names.near[name] ?? 0) | (said.guessed[card] ?? 0),
  fact: said.facts[card] ?? 0,
});

type Said = ReturnType<typeof saidOfCards>;

/** What facts say for each card: bits of words, and what whole titles are worth. */
function saidOfCards(found: Found, words: readonly BareWord[], index: BareIndex) {
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
function spread(
  cards: Int32Array,
  values: Int32Array,
  { codes, from = 0, to = values.length }: { codes: Int32Array; from?: number; to?: number },
): void {
  if (values.subarray(from, to).every((bits) => bits === 0)) return;
  for (let card = 0; card < cards.length; card += 1) {
    cards[card] = (cards[card] ?? 0) | (values[from + (codes[card] ?? 0)] ?? 0);
  }
}

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

function foundOf(words: readonly BareWord[], asked: BareAsked): Found {
  const { names, facts, released } = asked.index;
  const found = {
    ...{ names: names.room(), facts: new Int32Array(facts.count), known: 0 },
    ...{ guessed: new Int32Array(facts.count), numbers: new Int32Array(facts.numberCount) },
    days: new Int32Array(released.values.length),
  };
  const looking = { ...asked.index, ...asked, found };
  for (const [at, word] of words.entries()) {
    const bit = 1 << at;
    if (isFound(word, bit, looking)) found.known |= bit;
    // `porygon 2` is one word to its printer.
    const joined = (words[at - 1]?.text ?? "") + word.text;
    if (at > 0) names.findWhole(joined, bit | (bit >>> 1), found.names);
  }
  return found;
}

interface Looking extends BareIndex, BareAsked {
  readonly found: Found;
}

function isFound({ text, isNumber }: BareWord, bit: number, looking: Looking): boolean {
  const { names, found, scope, isNameOnly = false, isStrict = false } = looking;
  const isName = (name: number) => scope.hasName(name);
  const isFact = !isNameOnly && markFact(text, bit, looking);
  if (isNumber && !isNameOnly) return isFact || markNumber(text.split("/")[0] ?? "", bit, looking);
  const isNamed = names.find(text, bit, found.names, isName);
  if (isNamed || isFact || isStrict) return isNamed || isFact;
  return names.findInOne(text, bit, found.names, isName) || markGuess(text, bit, looking);
}

/** Its number, or another fact. */
const markFact = (text: string, bit: number, looking: Looking): boolean =>
  [markNumber, markFacts, markYear].map((one) => one(text, bit, looking)).includes(true);

function markNumber(text: string, bit: number, { facts, found }: Looking): boolean {
  const codes = facts.numbered(text);
  for (const code of codes) mark(found.numbers, code, bit);
  return codes.length > 0;
}

function markFacts(text: string, bit: number, { facts, found, scope }: Looking): boolean {
  const hits = facts.find(text);
  for (const { text: value } of hits) mark(found.facts, value, bit);
  return hits.some(({ text: value }) => scope.hasFact(value));
}

function markYear(text: string, bit: number, { released, found }: Looking): boolean {
  if (!/^(19|20)\d\d$/.test(text)) return false;
  for (const [at, day] of released.values.entries())
    if (day.startsWith(text)) mark(found.days, at, bit);
  return found.days.some((days) => (days & bit) !== 0);
}

function markGuess(
  text: string,
  bit: number,
  { names, facts, found, scope, isNameOnly }: Looking,
): boolean {
  const isName = names.findNear(text, bit, found.names, (name) => scope.hasName(name));
  if (isName || isNameOnly) return isName;
  const values = facts.findNear(text, (value) => scope.hasFact(value));
  for (const value of values) mark(found.guessed, value, bit);
  return values.length > 0;
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

const mark = (bits: Int32Array, at: number, bit: number) => {
  bits[at] = (bits[at] ?? 0) | bit;
};
