import type { Token } from "./tokens.ts";

const ends: ReadonlySet<string> = new Set(["word", "phrase", "field", "close"]);
const begins: ReadonlySet<string> = new Set(["word", "phrase", "field", "open", "minus"]);

/**
 * The tokens without words that other query languages join terms with: `AND` says what standing side by side
 * says, and `NOT` is a `-`. Names have such words too: `and` between two words stays one.
 */
export const withoutJoiningWords = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, at): readonly Token[] => {
    const [before, after] = [tokens[at - 1]?.kind ?? "", tokens[at + 1]?.kind ?? ""];
    if (token.kind !== "word" || !begins.has(after)) return [token];
    if (token.text === "NOT") return [{ kind: "minus", column: token.column }];
    const isBetweenWords = before === "word" && after === "word";
    const isAnd = token.text === "AND" || (token.text.toLowerCase() === "and" && !isBetweenWords);
    return isAnd && ends.has(before) ? [] : [token];
  });
