import { badQuery } from "../errors.ts";

/** A piece of a query. Columns count from 1. */
export type Token = { readonly column: number } & (
  | { readonly kind: "open" | "close" | "minus" | "or" | "end" }
  | { readonly kind: "word" | "phrase"; readonly text: string }
  | {
      readonly kind: "field";
      readonly name: string;
      readonly operator: string;
      /** Column of the value; `value` is undefined when nothing follows the operator. */
      readonly valueColumn: number;
      readonly value: { readonly text: string; readonly quoted: boolean } | undefined;
    }
);

const space = /\s+/uy;
const fieldStart = /([\p{L}_]+)(:|!=|<=|>=|=|<|>)/uy;
const bareWord = /[^\s()"]+/uy;

/** @throws DomainError `catalog.bad_query` when a quote is never closed */
export function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(query);
    if (match) at += match[0].length;
    return match;
  };
  const phrase = (): string => {
    const end = query.indexOf('"', at + 1);
    if (end < 0) throw badQuery(at + 1, 'this quote is never closed; a second " was expected');
    const text = query.slice(at + 1, end);
    at = end + 1;
    return text;
  };
  const value = () => {
    if (query[at] === '"') return { text: phrase(), quoted: true };
    const word = take(bareWord)?.[0];
    return word === undefined ? undefined : { text: word, quoted: false };
  };

  while (at < query.length) {
    if (take(space)) continue;
    const column = at + 1;
    const sign = signs[query[at] ?? ""];
    if (sign) {
      tokens.push({ kind: sign, column });
      at += 1;
      continue;
    }
    const field = take(fieldStart);
    if (field) {
      const [, name = "", operator = ""] = field;
      const valueColumn = at + 1;
      tokens.push({ kind: "field", column, name, operator, valueColumn, value: value() });
      continue;
    }
    const isPhrase = query[at] === '"';
    tokens.push(nameToken(column, isPhrase, value()?.text ?? ""));
  }
  tokens.push({ kind: "end", column: query.length + 1 });
  return tokens;
}

function nameToken(column: number, isPhrase: boolean, text: string): Token {
  if (isPhrase) return { kind: "phrase", column, text };
  return /^or$/i.test(text) ? { kind: "or", column } : { kind: "word", column, text };
}

const signs: Readonly<Record<string, "open" | "close" | "minus">> = {
  "(": "open",
  ")": "close",
  "-": "minus",
};
