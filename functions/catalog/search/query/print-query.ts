import type { GameDefinition } from "#schemas/games/index.ts";
import { searchFieldsOf } from "./search-fields.ts";
import type { SearchTree } from "./search-tree.ts";

/** A value as a query has it: in quotes, which with \\ before them are part of it. */
export const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

/**
 * A query that says what a tree says; reading it gives the same tree again.
 *
 * @throws Error for a tree that asks for a field that the game has not
 */
export function printQuery(tree: SearchTree, definition: GameDefinition): string {
  const print = (one: SearchTree): string => printQuery(one, definition);
  const typed = typedIn(tree);
  if (typed !== undefined) return wordsAsTyped(typed);
  switch (tree.kind) {
    case "and":
      return tree.parts.map((part, at) => inAnd(part, tree.parts[at - 1], print(part))).join(" ");
    case "or":
      return tree.parts.map((part) => inOr(part, print(part))).join(" or ");
    case "not":
      // Finds nothing: what a sign alone does.
      return tree.part.kind === "all" ? '("")' : `-${belowNot(tree.part, print(tree.part))}`;
    case "id":
      return wouldBeRead.test(tree.text) ? `(${tree.text})` : tree.text;
    case "phrase":
      return quoted(tree.text);
    case "text":
    case "prose":
    case "number":
    case "date":
    case "price":
      return fieldText(tree, definition);
    default:
      return "";
  }
}

/** Words as they were typed, by themselves or with what collectors mean by them. */
function typedIn(tree: SearchTree): string | undefined {
  return tree.kind === "bare" || tree.kind === "meant" ? tree.text : undefined;
}

/** Words that join terms, "or", and signs that compare behind a word, `<`, would be read as such. */
const wouldBeRead = /^(?:(?:or|and|not)$|[!=<>≤≥≠！＝＜＞])/iu;

/** Words that would be read as something else are kept from it, and a colon at the end from being an operator. */
function wordsAsTyped(text: string): string {
  const words = text.split(" ").map((word) => (wouldBeRead.test(word) ? `.${word}` : word));
  return /[:：]$/u.test(text) ? `(${words.join(" ")} .)` : words.join(" ");
}

const isJoined = (tree: SearchTree): boolean =>
  typedIn(tree) === undefined && (tree.kind === "and" || tree.kind === "or");

/** Whether nothing but words stands in it: an id alone is one too. */
const isOfWords = (tree: SearchTree): boolean =>
  tree.kind === "id" ||
  typedIn(tree) !== undefined ||
  (tree.kind === "and" && tree.parts.every(isOfWords));

/** Words beside words would be understood together, also in one pair of parentheses. */
function inAnd(part: SearchTree, before: SearchTree | undefined, text: string): string {
  if (isJoined(part)) return isOfWords(part) ? `((${text}))` : `(${text})`;
  const isBeside = before && typedIn(before) !== undefined && typedIn(part) !== undefined;
  return isBeside ? `((${text}))` : text;
}

const inOr = (part: SearchTree, text: string): string =>
  isJoined(part) && part.kind === "or" ? `(${text})` : text;

const belowNot = (part: SearchTree, text: string): string =>
  isJoined(part) || typedIn(part)?.includes(" ") ? `(${text})` : text;

function fieldText(
  { field: column, compare, value }: Extract<SearchTree, { field: string }>,
  definition: GameDefinition,
): string {
  const field = searchFieldsOf(definition).inColumn(column);
  if (!field) throw new Error(`${definition.name} has no field that looks into ${column}.`);
  const operator = compare === "has" ? ":" : compare;
  return `${field.name}${operator}${typeof value === "number" ? value : quoted(value)}`;
}
