import { bareWordsOf } from "./bare-words.ts";
import type { Nickname } from "./nicknames.ts";
import { allOf, type SearchTree } from "./search-tree.ts";

/** What neighbouring words mean: themselves, or what collectors mean by them. */
export function bareTree(text: string, nicknames: readonly Nickname[]): SearchTree {
  const { left, meanings, isDropped } = translated(text, nicknames);
  const rest: readonly SearchTree[] =
    left.length > 0 ? [{ kind: "bare", text: left.join(" ") }] : [];
  if (meanings.length > 0) {
    const asSaid: SearchTree = { kind: "bare", text, isName: true };
    return { kind: "or", parts: [asSaid, allOf([...rest, ...meanings])] };
  }
  return isDropped && left.length > 0 ? allOf(rest) : { kind: "bare", text };
}

/** Takes nicknames out of words; what meant nothing is left out as well. */
function translated(text: string, nicknames: readonly Nickname[]) {
  const words = bareWordsOf(text).map((word) => word.text);
  const left: string[] = [];
  const meanings: SearchTree[] = [];
  let isDropped = false;
  for (let at = 0; at < words.length; ) {
    const nickname = nicknames.find(({ said }) =>
      said.every((word, place) => word === words[at + place]),
    );
    if (!nickname) {
      left.push(words[at] ?? "");
      at += 1;
      continue;
    }
    if (nickname.means) meanings.push(nickname.means());
    else isDropped = true;
    at += nickname.said.length;
  }
  return { left, meanings, isDropped };
}
