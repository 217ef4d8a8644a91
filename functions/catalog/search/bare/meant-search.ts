import { addAll, larger, type Matches } from "../../indexing/matches.ts";
import type { Scratch } from "../../indexing/scratch.ts";
import type { SearchTree } from "../query/search-tree.ts";
import type { Scores } from "./bare-worth.ts";

/** What a part of a search found, and what its words say for each card where that is wanted. */
export interface Scored {
  readonly matches: Matches;
  readonly scores: Scores | undefined;
}

interface MeantAsked {
  readonly find: (tree: SearchTree) => Scored;
  /** Whether a card is looked for at all. */
  readonly hasCard: (card: number) => boolean;
  /** Nothing else is found where there is nothing. @default false */
  readonly isStrict?: boolean | undefined;
  readonly scratch: Scratch;
}

/** Finds cards by words of which some are collectors' own, as `meant` of a tree says it. */
export function searchMeant(
  { text, rest, meaning }: Extract<SearchTree, { kind: "meant" }>,
  { find, hasCard, isStrict, scratch }: MeantAsked,
): Scored {
  const said = find({ kind: "bare", text, isName: true });
  const meant = find(meaning);
  if (rest === undefined) return betterOf(said, meant);
  const others = find({ kind: "bare", text: rest });
  const both = scratch.bytes(meant.matches.length);
  let isAny = false;
  for (let card = 0; card < both.length; card += 1) {
    const isBoth = others.matches[card] === 1 && meant.matches[card] === 1;
    if (isBoth) both[card] = 1;
    isAny ||= (isBoth || said.matches[card] === 1) && hasCard(card);
  }
  if (!isAny && !isStrict) return meaning.kind === "bare" ? meant : others;
  if (others.scores && meant.scores) addAll(others.scores, meant.scores);
  return betterOf(said, { matches: both, scores: others.scores });
}

/** The cards of both; of two scores the better one counts. */
function betterOf(one: Scored, other: Scored): Scored {
  const { matches } = one;
  for (let card = 0; card < matches.length; card += 1)
    if (other.matches[card] === 1) matches[card] = 1;
  const scores = one.scores && other.scores && larger(one.scores, other.scores);
  return { matches, scores };
}
