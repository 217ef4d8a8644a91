import { badQuery } from "../errors.ts";
import { fieldTerm, idTerm } from "./field-terms.ts";
import { fold } from "./fold.ts";
import type { QueryNames } from "./search-fields.ts";
import type { Token } from "./search-tokens.ts";
import { allOf, nothing, type SearchTree } from "./search-tree.ts";

/** A word or a phrase without a field. */
export type BareToken = Extract<Token, { kind: "word" | "phrase" }>;

export const isBare = (token: Token | undefined): token is BareToken =>
  token?.kind === "word" || token?.kind === "phrase";

/** Says that a term should stand where this token stands. */
export const expectedTerm = ({ kind }: Token): string =>
  `a word, a "phrase" or field:value was expected${kind === "end" ? "" : `, not ${shown[kind] ?? kind}`}`;
const shown: Readonly<Record<string, string>> = { close: '")"', or: '"or"' };

/**
 * What a term says that is no bare word.
 *
 * @throws DomainError `catalog.bad_query` when the field, the operator or the value does not fit
 */
export function termOf(token: Token, names: QueryNames): SearchTree {
  if (token.kind === "field") return fieldTerm(token, names);
  throw badQuery(token.column, expectedTerm(token));
}

/**
 * What words and phrases say that stand side by side. Signs say nothing beside words, and where there is
 * nothing else, there is nothing to find.
 */
export function bareTerms(tokens: readonly BareToken[], names: QueryNames): readonly SearchTree[] {
  const said = tokens
    .filter(({ text }) => fold(text) !== "")
    .map((token) =>
      token.kind === "word"
        ? wordTerm(token.text, names)
        : ({ kind: "phrase", text: fold(token.text) } as const),
    );
  return said.length === 0 ? [nothing] : said;
}

/** `base1-4`, `OP02-013` and `punk-records:OP02-013` may be an id; `ho-oh` is none, and a name. */
function wordTerm(text: string, { idKinds }: QueryNames): SearchTree {
  const [kind = "", ...rest] = text.split(":");
  if (rest.some((part) => part !== "") && idKinds.has(kind.toLowerCase())) return idTerm(text);
  const named = allOf(
    fold(text)
      .split(" ")
      .map((word) => ({ kind: "word", text: word })),
  );
  return text.includes("-") ? { kind: "id", text, otherwise: named } : named;
}
