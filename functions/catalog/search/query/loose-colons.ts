import type { QueryNames } from "./search-fields.ts";
import type { Token } from "./tokens.ts";

/**
 * The tokens, in which a word with nothing behind its colon is a word, `charizard:`, where no game has such a field. A
 * field that lacks its value stays one, so that people are told what was expected; and one that needs none is one before a blank as well.
 */
export const withoutLooseColons = (
  tokens: readonly Token[],
  { fields, idKinds, fieldsElsewhere, beyond }: Omit<QueryNames, "nicknames">,
): readonly Token[] =>
  tokens.map((token): Token => {
    if (token.kind === "word")
      return beyond?.withoutValue?.map(fieldIn(token)).find(Boolean) ?? token;
    if (token.kind !== "field" || token.value || token.operator !== ":") return token;
    const { name, column } = token;
    const isField =
      fields.named(name) ??
      (beyond?.names.includes(name.toLowerCase()) ||
        idKinds.has(name.toLowerCase()) ||
        fieldsElsewhere(name).length > 0);
    return isField ? token : { kind: "word", column, text: name };
  });

/** `owned:` before a blank, as a field of this name without a value. */
const fieldIn =
  ({ text, column }: { readonly text: string; readonly column: number }) =>
  (name: string): Token | undefined => {
    if (!/[:：]$/.test(text) || text.slice(0, -1).toLowerCase() !== name) return undefined;
    const valueColumn = column + text.length;
    return { ...{ kind: "field", column, name, operator: ":" }, valueColumn, value: undefined };
  };
