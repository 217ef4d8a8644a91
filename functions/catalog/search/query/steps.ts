import { fold } from "../words/fold.ts";
import type { SearchTree } from "./search-tree.ts";

/** Texts of cards are ten times as many letters as names are. */
const stepsOfProse = 5;

/**
 * What a tree costs: one step decides one condition for each distinct value of a column, and then looks
 * every card up.
 */
export function stepsOf(tree: SearchTree): number {
  switch (tree.kind) {
    case "all":
      return 1;
    case "and":
    case "or":
      return tree.parts.reduce((steps, part) => steps + stepsOf(part), 0);
    case "not":
      return stepsOf(tree.part);
    case "id":
      return stepsOf(tree.otherwise);
    case "prose":
      return stepsOfProse;
    case "text":
      return tree.field === "name" ? wordsIn(tree.value) : 1;
    case "bare":
      return wordsIn(tree.text);
    case "meant":
      return wordsIn(tree.text) + wordsIn(tree.rest ?? "") + stepsOf(tree.meaning);
    default:
      return 1;
  }
}

const wordsIn = (text: string): number => fold(text).split(" ").length;
