import type { QueryNames } from "./search-fields.ts";
import type { Token } from "./tokens.ts";

/**
 * The tokens, in which a word with nothing behind its colon is a word, `charizard:`, where no game has such a field. A
 * field that lacks its value stays one, so that people are told what was expected.
 */
export const withoutLooseColons = (
  tokens: readonly Token[],
  { fields, idKinds, fieldsElsewhere, beyond }: Omit<QueryNames, "nicknames">,
): readonly Token[] =>
  tokens.map((token): Token => {
    if (token.kind !== "field" || token.value || token.operator !== ":") return token;
    const { name, column } = token;
    const isField =
      fields.named(name) ??
      (beyond?.names.includes(name.toLowerCase()) ||
        idKinds.has(name.toLowerCase()) ||
        fieldsElsewhere(name).length > 0);
    return isField ? token : { kind: "word", column, text: name };
  });
