import type { QueryField } from "#schemas/games/index.ts";
import { plainWord } from "#schemas/games/index.ts";
import { PrintingId } from "#schemas/values.ts";
import { badQuery } from "../../errors.ts";
import { nearest } from "../words/nearest-words.ts";
import { valueExpected, whatIs } from "./field-kinds.ts";
import type { GivenField } from "./given-field.ts";
import { isMeasure, measureTerm } from "./measure-terms.ts";
import { numberTerm } from "./number-term.ts";
import type { QueryNames } from "./search-fields.ts";
import type { SearchTree } from "./search-tree.ts";
import type { FieldToken } from "./tokens.ts";

/**
 * What `field:value` says.
 *
 * @throws DomainError `catalog.bad_query` when the field, the operator or the value does not fit
 */
export function fieldTerm(token: FieldToken, names: QueryNames): SearchTree {
  const { name, value, valueColumn } = token;
  const beyond = names.beyond?.termOf(token);
  if (beyond) return beyond;
  const field = names.fields.named(name);
  if (!field) {
    if (names.idKinds.has(name.toLowerCase())) return namedIdTerm(token);
    const own = `${name}:${value?.text ?? ""}`.toLowerCase();
    if (token.operator === ":" && PrintingId.safeParse(own).success) return idTerm(own);
    throw badQuery(token.column, noSuchField(name, names));
  }
  const { kind } = field;
  if (!value || value.text === "") throw badQuery(valueColumn, valueExpected(kind));
  const given = { field, text: value.text, token };
  return isMeasure(kind) ? measureTerm(given, kind) : wordTerm(given);
}

/** Says what there is, what is near, and which other game has it. */
function noSuchField(
  name: string,
  { definition, fields, idKinds, fieldsElsewhere, beyond }: QueryNames,
) {
  if (name.toLowerCase() === ownedField) return whereOwnedIsKnown;
  const others = fieldsElsewhere(name);
  const further = beyond?.names ?? [];
  const kinds = [...idKinds].sort();
  const near = nearest(name, [...further, ...fields.allNames, ...kinds]);
  const hint = near.length > 0 ? ` (did you mean ${near.join(" or ")}?)` : "";
  const elsewhere = others.map((other) => `${other.label} has, game:${other.name}`).join(", ");
  const what =
    others.length > 0
      ? `${definition.label} has no field "${name}", which ${elsewhere}`
      : `there is no field "${name}"${hint}`;
  return `${what}; there are ${fields.names.join(", ")}; ids are of ${kinds.join(", ")}`;
}

/** What somebody has is not of the catalogue: whoever searches it says here where it is known. */
const ownedField = "owned";
const whereOwnedIsKnown =
  '"owned" is asked of what you have: GET /v1/holdings/cards searches the same cards and knows it';

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

/** How people say yes and no, and how the index does. */
const answers: ReadonlyMap<string, string> = new Map([
  ["yes", "yes"],
  ["true", "yes"],
  ["no", "no"],
  ["false", "no"],
]);
