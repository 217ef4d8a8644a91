import { badQuery } from "../../errors.ts";
import { bareWordsOf } from "../words/bare-words.ts";
import { fold } from "../words/fold.ts";
import { bareTree } from "./bare-terms.ts";
import { fieldTerm, idTerm } from "./field-terms.ts";
import type { QueryNames } from "./search-fields.ts";
import { nothing, type SearchTree } from "./search-tree.ts";
import type { Token } from "./tokens.ts";

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
 * What words and phrases say that stand side by side: neighbouring words are understood together, `base
 * set 2` is one set. Signs say nothing beside words, and where there is nothing else, there is nothing to
 * find.
 */
export function bareTerms(tokens: readonly BareToken[], names: QueryNames): readonly SearchTree[] {
  const terms: SearchTree[] = [];
  let typed: string[] = [];
  const close = () => {
    terms.push(...togetherOf(typed).map((text) => bareTree(text, names.nicknames)));
    typed = [];
  };
  for (const { kind, text } of tokens) {
    if (kind === "word" && !isId(text, names.idKinds)) {
      if (bareWordsOf(text).length > 0) typed.push(text);
    } else if (fold(text) !== "") {
      close();
      terms.push(
        kind === "word" ? idOrName(text, names.idKinds) : { kind: "phrase", text: fold(text) },
      );
    }
  }
  close();
  return terms.length === 0 ? [nothing] : terms;
}

/** As many words as there are bits to mark which of them a card has, and one to spare. */
const mostTogether = 30;

/** What was typed, in texts of so many words. */
function togetherOf(typed: readonly string[]): readonly string[] {
  const texts: string[][] = [];
  let room = 0;
  const pieces = typed.flatMap((text) => {
    const words = bareWordsOf(text);
    return words.length > mostTogether ? words.map((word) => word.text) : [text];
  });
  for (const piece of pieces) {
    const words = bareWordsOf(piece).length;
    if (words > room) {
      texts.push([]);
      room = mostTogether;
    }
    texts.at(-1)?.push(piece);
    room -= words;
  }
  return texts.map((own) => own.join(" "));
}

/** `base1-4`, `OP02-013` and `punk-records:OP02-013` may be ids; `ho-oh` is none, and a name. */
const isId = (text: string, idKinds: ReadonlySet<string>): boolean =>
  /-[^-]*\d|-[^-\s]$/.test(text) || hasGiver(text, idKinds);

const hasGiver = (text: string, idKinds: ReadonlySet<string>): boolean => {
  const [kind = "", ...rest] = text.split(":");
  return rest.some((part) => part !== "") && idKinds.has(kind.toLowerCase());
};

/** Without its giver, it may be a name, or a set and a number. */
const idOrName = (text: string, idKinds: ReadonlySet<string>): SearchTree =>
  hasGiver(text, idKinds)
    ? idTerm(text)
    : { kind: "id", text, otherwise: { kind: "bare", text, isStrict: true } };
