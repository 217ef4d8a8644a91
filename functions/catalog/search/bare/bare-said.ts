import type { BareWord } from "../words/bare-words.ts";
import type { Found } from "./bare-found.ts";
import type { BareIndex } from "./bare-index.ts";

/** For each word of a set's name, when all of them were typed: `base set 2` is that set, and not number 2. */
const worthOfTitle = 20;
/** For each of the words that stand side by side in it as they were typed: `galarian gallery`. */
const worthOfRun = 10;
/** For a number of which the letters were typed as a word: `swsh 244`. */
const worthOfJoined = 40;

export type SaidOfCards = ReturnType<typeof saidOfCards>;

/** What facts say for each card: bits of words, and what whole titles and numbers are worth. */
export function saidOfCards(found: Found, words: readonly BareWord[], index: BareIndex) {
  const { facts, released, nameCodes, scratch } = index;
  const room = () => scratch.integers(nameCodes.length);
  const titles = titleWorths(words, index);
  const said = { facts: room(), guessed: room(), titles: room() };
  spread(said.facts, found.numbers, { codes: facts.numberCodes });
  spread(said.facts, found.days, released);
  for (const column of facts.columns) {
    spread(said.facts, found.facts, column);
    spread(said.guessed, found.guessed, column);
    spread(said.titles, titles, column);
  }
  addJoined(said.titles, found.joined, facts.numberCodes);
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

function addJoined(worths: Int32Array, joined: Int32Array, codes: Int32Array): void {
  if (!saysAny(joined, 0, joined.length)) return;
  for (let card = 0; card < worths.length; card += 1) {
    if (joined[codes[card] ?? 0]) worths[card] = (worths[card] ?? 0) + worthOfJoined;
  }
}

function saysAny(values: Int32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (values[at] !== 0) return true;
  return false;
}

/** What it is worth that a set's name, one of its ids, or words of them side by side were typed; by the value's place. */
function titleWorths(words: readonly BareWord[], { facts, scratch }: BareIndex): Int32Array {
  const { titles, count } = facts;
  const typed = new Map(words.map(({ text }, at) => [text, at]));
  const worths = scratch.integers(count);
  for (const [value, called] of titles) {
    let most = 0;
    for (const title of called) most = Math.max(most, titleWorth(title, typed));
    worths[value] = most;
  }
  return worths;
}

function titleWorth(title: readonly string[], typed: ReadonlyMap<string, number>): number {
  let [known, run, longest, untold] = [0, 0, 0, 0];
  let before: number | undefined;
  for (const word of title) {
    const at = typed.get(word);
    // `base 2` is Base Set 2.
    if (at === undefined && word === "set") {
      untold += 1;
      continue;
    }
    run = at === undefined ? 0 : before !== undefined && at === before + 1 ? run + 1 : 1;
    if (at !== undefined) known += 1;
    longest = Math.max(longest, run);
    before = at;
  }
  if (known === title.length - untold) return worthOfTitle * known;
  return longest > 1 ? worthOfRun * longest : 0;
}
