import { bareWordsOf } from "../words/bare-words.ts";
import type { Nickname } from "./nicknames.ts";
import { allOf, type SearchTree } from "./search-tree.ts";

/** What neighbouring words mean: themselves, or what collectors mean by them. */
export function bareTree(text: string, nicknames: readonly Nickname[]): SearchTree {
  const { left, meanings, isAnyKnown } = translated(text, nicknames);
  const isNothingLeft = left.length === 0 && meanings.length === 0;
  if (!isAnyKnown || isNothingLeft) return { kind: "bare", text };
  const rest = left.length > 0 ? { rest: left.join(" ") } : {};
  return { kind: "meant", text, ...rest, meaning: allOf(meanings) };
}

/** Takes nicknames out of words; what means nothing is left out as well. */
function translated(text: string, nicknames: readonly Nickname[]) {
  const words = bareWordsOf(text).map((word) => word.text);
  const left: string[] = [];
  const meanings: SearchTree[] = [];
  let isAnyKnown = false;
  for (let at = 0; at < words.length; ) {
    const found = nicknameAt(words, at, nicknames);
    if (!found) left.push(words[at] ?? "");
    else {
      isAnyKnown = true;
      if (found.nickname.means) meanings.push(found.nickname.means());
    }
    at += found?.length ?? 1;
  }
  return { left, meanings, isAnyKnown };
}

/** The nickname that begins at a word, written as it is or with blanks elsewhere: `moon breon`, `altart`. */
function nicknameAt(words: readonly string[], at: number, nicknames: readonly Nickname[]) {
  for (const nickname of nicknames) {
    const { said, inOne } = nickname;
    if (said.every((word, place) => word === words[at + place])) {
      return { nickname, length: said.length };
    }
    if (inOne.length < leastInOne || !inOne.startsWith(words[at] ?? "")) continue;
    const length = wordsOfInOne(inOne, words, at);
    if (length > 0) return { nickname, length };
  }
  return undefined;
}

/** Shorter ones come about by chance. */
const leastInOne = 5;

/** How many words from a place on are the whole text without blanks; 0 where they are not. */
function wordsOfInOne(inOne: string, words: readonly string[], from: number): number {
  let written = "";
  for (let at = from; at < words.length && written.length < inOne.length; at += 1) {
    written += words[at] ?? "";
    if (written === inOne) return at - from + 1;
  }
  return 0;
}
