import { badQuery } from "../errors.ts";
import { fold } from "./fold.ts";
import { type FieldKind, fieldNamed, fieldNames, searchFields } from "./search-fields.ts";
import type { Token } from "./search-tokens.ts";
import { allOf, type Comparison, type SearchTree } from "./search-tree.ts";

type FieldToken = Extract<Token, { kind: "field" }>;

/** Says that a term should stand where this token stands. */
export const expectedTerm = ({ kind }: Token): string =>
  `a word, a "phrase" or field:value was expected${kind === "end" ? "" : `, not ${shown[kind] ?? kind}`}`;
const shown: Readonly<Record<string, string>> = { close: '")"', or: '"or"' };

/**
 * What a term says.
 *
 * @throws DomainError `catalog.bad_query` when the field, the operator or the value does not fit
 */
export function termOf(token: Token): SearchTree {
  switch (token.kind) {
    case "word":
      return allOf(words(token.text).map((text) => ({ kind: "word", text })));
    case "phrase": {
      const text = fold(token.text);
      return text === "" ? { kind: "all" } : { kind: "phrase", text };
    }
    case "field":
      return fieldTerm(token);
    default:
      throw badQuery(token.column, expectedTerm(token));
  }
}

const words = (text: string) =>
  fold(text)
    .split(" ")
    .filter((word) => word !== "");

function fieldTerm(token: FieldToken): SearchTree {
  const { name, operator, value, valueColumn } = token;
  const field = fieldNamed(name);
  if (!field) {
    const known = fieldNames().join(", ");
    throw badQuery(token.column, `there is no field "${name}"; there are ${known}`);
  }
  const { kind }: { kind: FieldKind } = searchFields[field];
  if (!value || value.text === "") throw badQuery(valueColumn, valueExpected(kind));
  const { text } = value;
  if (kind === "text") {
    const compare = operator === ":" ? "has" : operator;
    if (compare !== "has" && compare !== "=" && compare !== "!=") {
      const at = token.column + name.length;
      throw badQuery(at, `"${field}" is text and takes :, = or !=, not ${operator}`);
    }
    return { kind, field, compare, value: text.normalize("NFC") };
  }
  const pattern = kind === "number" ? /^\d{1,6}$/ : /^\d{4}(-\d\d(-\d\d)?)?$/;
  if (!pattern.test(text)) throw badQuery(valueColumn, `${valueExpected(kind)}, not "${text}"`);
  const compare = comparisonOf(operator);
  return kind === "number"
    ? { kind, field, compare, value: Number(text) }
    : { kind, field, compare, value: text };
}

const valueExpected = (kind: FieldKind): string =>
  ({
    text: "a value was expected",
    number: "a whole number was expected",
    date: "a date such as 2020, 2020-06 or 2020-06-05 was expected",
  })[kind];

function comparisonOf(operator: string): Comparison {
  switch (operator) {
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return operator;
    default:
      return "=";
  }
}
