import type { FieldKind, QueryField } from "#schemas/games/index.ts";
import { plainWord } from "#schemas/games/index.ts";
import { badQuery } from "../errors.ts";
import type { GivenField } from "./given-field.ts";
import { nearest } from "./nearest-words.ts";
import { numberTerm } from "./number-term.ts";
import type { QueryNames } from "./search-fields.ts";
import type { FieldToken } from "./search-tokens.ts";
import type { Comparison, SearchTree } from "./search-tree.ts";

/**
 * What `field:value` says.
 *
 * @throws DomainError `catalog.bad_query` when the field, the operator or the value does not fit
 */
export function fieldTerm(token: FieldToken, names: QueryNames): SearchTree {
  const { name, value, valueColumn } = token;
  const field = names.fields.named(name);
  if (!field) {
    if (names.idKinds.has(name.toLowerCase())) return namedIdTerm(token);
    throw badQuery(token.column, noSuchField(name, names));
  }
  const { kind } = field;
  if (!value || value.text === "") throw badQuery(valueColumn, valueExpected(kind));
  const given = { field, text: value.text, token };
  return kind === "number" || kind === "date" ? measureTerm(given) : wordTerm(given);
}

/** Says what there is, what is near, and which other game has it. */
function noSuchField(name: string, { definition, fields, idKinds, fieldsElsewhere }: QueryNames) {
  const kinds = [...idKinds].sort();
  const near = nearest(name, [...fields.allNames, ...kinds]);
  const hint = near.length > 0 ? ` (did you mean ${near.join(" or ")}?)` : "";
  const others = fieldsElsewhere(name);
  const elsewhere = others.map((other) => `${other.label} has, game:${other.name}`).join(", ");
  const what =
    others.length > 0
      ? `${definition.label} has no field "${name}", which ${elsewhere}`
      : `there is no field "${name}"${hint}`;
  return `${what}; there are ${fields.names.join(", ")}; ids are of ${kinds.join(", ")}`;
}

function namedIdTerm({ column, name, operator, value, valueColumn }: FieldToken): SearchTree {
  if (operator !== ":" && operator !== "=") {
    throw badQuery(column + name.length, `an id of ${name} takes : or =, not ${operator}`);
  }
  if (!value || value.text === "") throw badQuery(valueColumn, "an id was expected");
  return idTerm(`${name}:${value.text}`);
}

/** Who gave an id is told, so that where there is none such, it is nothing else. */
export const idTerm = (text: string): SearchTree => ({
  ...{ kind: "id", text },
  otherwise: { kind: "not", part: { kind: "all" } },
});

function wordTerm(given: GivenField): SearchTree {
  const { field, token } = given;
  const { name, operator } = token;
  const compare = operator === ":" ? "has" : operator;
  if (compare !== "has" && compare !== "=" && compare !== "!=") {
    const at = token.column + name.length;
    throw badQuery(
      at,
      `"${field.name}" is ${whatIs[field.kind]} and takes :, = or !=, not ${operator}`,
    );
  }
  if (field.column === "number") return numberTerm(given, compare);
  const kind = field.kind === "prose" ? "prose" : "text";
  return { kind, field: field.column, compare, value: wantedOf(given) };
}

/** The value as the index has it. */
function wantedOf({ field, text, token }: GivenField): string {
  const { kind, words = {} } = field;
  const meant = meaningOf(words).get(plainWord(text));
  if (kind === "text" || kind === "prose") return meant ?? text.normalize("NFC");
  const wanted = kind === "flag" ? answers.get(text.toLowerCase()) : meant;
  if (wanted !== undefined) return wanted;
  const [known, all] = [Object.keys(words), Object.entries(words).flat(2)];
  const near = nearest(text, all);
  const hint = near.length > 0 ? ` (did you mean ${near.join(" or ")}?)` : "";
  const what = kind === "flag" ? valueExpected(kind) : `one of ${known.join(", ")} was expected`;
  throw badQuery(token.valueColumn, `${what}, not "${text}"${hint}`);
}

/** Made once for each field. */
const made = new WeakMap<object, ReadonlyMap<string, string>>();

/** What each word of a field stands for. */
function meaningOf(words: NonNullable<QueryField["words"]>): ReadonlyMap<string, string> {
  const known = made.get(words);
  if (known) return known;
  const meaning = new Map(
    Object.entries(words).flatMap(([value, also]) =>
      [value, ...also].map((word) => [plainWord(word), value] as const),
    ),
  );
  made.set(words, meaning);
  return meaning;
}

function measureTerm({ field: { kind, column }, text, token }: GivenField): SearchTree {
  const value = text.normalize("NFKC");
  const pattern = kind === "number" ? /^\d{1,6}$/ : /^\d{4}(-\d\d(-\d\d)?)?$/;
  if (!pattern.test(value) || (kind === "date" && !isOnCalendar(value))) {
    throw badQuery(token.valueColumn, `${valueExpected(kind)}, not "${text}"`);
  }
  const compare = comparisonOf(token.operator);
  return kind === "number"
    ? { kind, field: column, compare, value: Number(value) }
    : { kind: "date", field: column, compare, value };
}

/** Whether there is such a month or day: 2024-02-30 is none. */
function isOnCalendar(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

/** How people say yes and no, and how the index does. */
const answers: ReadonlyMap<string, string> = new Map([
  ["yes", "yes"],
  ["true", "yes"],
  ["no", "no"],
  ["false", "no"],
]);

const whatIs: Readonly<Record<FieldKind, string>> = {
  ...{ text: "text", prose: "text", mark: "a word", flag: "yes or no" },
  ...{ number: "a number", date: "a date" },
};

const valueExpected = (kind: FieldKind): string =>
  ({
    ...{ text: "a value was expected", prose: "words were expected", mark: "a word was expected" },
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
