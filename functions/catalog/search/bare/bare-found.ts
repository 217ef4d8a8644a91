import { mark } from "../../indexing/matches.ts";
import type { BareWord } from "../words/bare-words.ts";
import type { BareIndex } from "./bare-index.ts";
import type { NameBits } from "./bare-names.ts";
import type { CardScope } from "./card-scope.ts";

/** How words are looked for. */
export interface Looked {
  readonly index: BareIndex;
  readonly scope: CardScope;
  /** Words of names alone are meant. @default false */
  readonly isNameOnly?: boolean | undefined;
  /** Every word must be there as it is. @default false */
  readonly isStrict?: boolean | undefined;
}

/** What the words of a search come to, a bit a word. */
export interface Found {
  readonly names: NameBits;
  readonly facts: Int32Array;
  readonly guessed: Int32Array;
  readonly numbers: Int32Array;
  /** Numbers that two of the words are together. */
  readonly joined: Int32Array;
  readonly days: Int32Array;
  /** Words that mean something for any card. */
  readonly known: number;
}

/** Looks each word up among the distinct names and facts. */
export function foundOf(words: readonly BareWord[], asked: Looked): Found {
  const { names, facts, released, scratch } = asked.index;
  const found = {
    ...{ names: names.room(scratch), facts: scratch.integers(facts.count), known: 0 },
    ...{ guessed: scratch.integers(facts.count), numbers: scratch.integers(facts.numberCount) },
    ...{ days: scratch.integers(released.values.length) },
    joined: scratch.integers(facts.numberCount),
  };
  const looking = { ...asked.index, ...asked, found };
  for (const [at, word] of words.entries()) {
    const bit = 1 << at;
    if (isFound(word, bit, looking)) found.known |= bit;
    const before = words[at - 1]?.text;
    if (before !== undefined) markJoined(before, word.text, bit | (bit >>> 1), looking);
  }
  return found;
}

/** `porygon 2` is one word to its printer, `swsh 244` one number, and `master ball` one finish. */
function markJoined(before: string, text: string, bits: number, looking: Looking): void {
  const { names, facts, found, isNameOnly } = looking;
  names.findWhole(before + text, bits, found.names);
  if (isNameOnly || !/^\p{L}+$/u.test(before)) return;
  if (!/^\d/u.test(text)) {
    for (const { text: value, how } of facts.find(before + text)) {
      if (how === "whole") mark(found.facts, value, bits);
    }
    return;
  }
  for (const code of facts.numbered(before + text)) {
    mark(found.numbers, code, bits);
    found.joined[code] = 1;
  }
}

interface Looking extends BareIndex, Looked {
  readonly found: Found;
}

function isFound({ text, isNumber }: BareWord, bit: number, looking: Looking): boolean {
  const { names, found, scope, isNameOnly = false, isStrict = false } = looking;
  const isName = (name: number) => scope.hasName(name);
  const isFact = !isNameOnly && markFact(text, bit, looking);
  if (isNumber && !isNameOnly) return isFact || markNumber(text.split("/")[0] ?? "", bit, looking);
  const isNamed = names.find(text, bit, found.names, isName);
  if (isNamed || isStrict) return isNamed || isFact;
  // `pokeball` is a foil, and a card called Poké Ball.
  const isInOne = names.findInOne(text, bit, found.names, isName);
  if (isFact) return true;
  const isFactInOne = !isNameOnly && markFactInOne(text, bit, looking);
  return isInOne || isFactInOne || markGuess(text, bit, looking);
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

function markFactInOne(text: string, bit: number, { facts, found, scope }: Looking): boolean {
  const values = facts.findInOne(text).filter((value) => scope.hasFact(value));
  for (const value of values) mark(found.facts, value, bit);
  return values.length > 0;
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

/** Adds what could be meant by words that may be mistyped; returns whether there is anything. */
export function guessAll(words: readonly BareWord[], found: Found, asked: Looked): boolean {
  const looking = { ...asked.index, ...asked, found };
  return words
    .map(({ text, isNumber }, at) => !isNumber && markGuess(text, 1 << at, looking))
    .includes(true);
}
