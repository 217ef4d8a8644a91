import type { FieldKind, QueryField } from "#schemas/games/index.ts";
import { badQuery } from "../errors.ts";
import { fold } from "./fold.ts";
import type { QueryNames } from "./search-fields.ts";
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
export function termOf(token: Token, names: QueryNames): SearchTree {
  switch (token.kind) {
    case "word":
      return bareTerm(token.text, names);
    case "phrase": {
      const text = fold(token.text);
      return text === "" ? { kind: "all" } : { kind: "phrase", text };
    }
    case "field":
      return fieldTerm(token, names);
    default:
      throw badQuery(token.column, expectedTerm(token));
  }
}

/** `base1-4`, `OP02-013` and `punk-records:OP02-013` may be an id; `ho-oh` is none, and a name. */
function bareTerm(text: string, { idKinds }: QueryNames): SearchTree {
  const [kind = "", ...rest] = text.split(":");
  if (rest.length > 0 && idKinds.has(kind.toLowerCase())) return idTerm(text);
  const named = allOf(words(text).map((word) => ({ kind: "word", text: word })));
  return text.includes("-") ? { kind: "id", text, otherwise: named } : named;
}

/** Who gave an id is told, so that where there is none such, it is nothing else. */
const idTerm = (text: string): SearchTree => ({
  ...{ kind: "id", text },
  otherwise: { kind: "not", part: { kind: "all" } },
});

const words = (text: string) =>
  fold(text)
    .split(" ")
    .filter((word) => word !== "");

function fieldTerm(token: FieldToken, { fields, idKinds }: QueryNames): SearchTree {
  const { name, value, valueColumn } = token;
  const field = fields.named(name);
  if (!field) {
    if (idKinds.has(name.toLowerCase())) return namedIdTerm(token);
    const [known, kinds] = [fields.names, [...idKinds].sort()].map((all) => all.join(", "));
    const ids = `; ids are of ${kinds}`;
    throw badQuery(token.column, `there is no field "${name}"; there are ${known}${ids}`);
  }
  const { kind } = field;
  if (!value || value.text === "") throw badQuery(valueColumn, valueExpected(kind));
  const given = { field, text: value.text, token };
  return kind === "text" || kind === "flag" ? wordTerm(given) : measureTerm(given);
}

function namedIdTerm({ column, name, operator, value, valueColumn }: FieldToken): SearchTree {
  if (operator !== ":" && operator !== "=") {
    throw badQuery(column + name.length, `an id of ${name} takes : or =, not ${operator}`);
  }
  if (!value || value.text === "") throw badQuery(valueColumn, "an id was expected");
  return idTerm(`${name}:${value.text}`);
}

interface GivenField {
  readonly field: QueryField;
  readonly text: string;
  readonly token: FieldToken;
}

function wordTerm({ field, text, token }: GivenField): SearchTree {
  const { kind, column } = field;
  const { name, operator, valueColumn } = token;
  const compare = operator === ":" ? "has" : operator;
  if (compare !== "has" && compare !== "=" && compare !== "!=") {
    const at = token.column + name.length;
    const what = kind === "text" ? "text" : "yes or no";
    throw badQuery(at, `"${field.name}" is ${what} and takes :, = or !=, not ${operator}`);
  }
  const wanted = kind === "text" ? text.normalize("NFC") : answers.get(text.toLowerCase());
  if (!wanted) throw badQuery(valueColumn, `${valueExpected(kind)}, not "${text}"`);
  return { kind: "text", field: column, compare, value: wanted };
}

function measureTerm({ field: { kind, column }, text, token }: GivenField): SearchTree {
  const pattern = kind === "number" ? /^\d{1,6}$/ : /^\d{4}(-\d\d(-\d\d)?)?$/;
  if (!pattern.test(text)) {
    throw badQuery(token.valueColumn, `${valueExpected(kind)}, not "${text}"`);
  }
  const compare = comparisonOf(token.operator);
  return kind === "number"
    ? { kind, field: column, compare, value: Number(text) }
    : { kind: "date", field: column, compare, value: text };
}

/** How people say yes and no, and how the index does. */
const answers: ReadonlyMap<string, string> = new Map([
  ["yes", "yes"],
  ["true", "yes"],
  ["no", "no"],
  ["false", "no"],
]);

const valueExpected = (kind: FieldKind): string =>
  ({
    text: "a value was expected",
    number: "a whole number was expected",
    flag: "yes or no was expected",
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
