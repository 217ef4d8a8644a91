import { isJson, type Json } from "./records.ts";

type Test = (value: unknown) => boolean;

/** Query parameters that steer a list instead of choosing from it. */
const steering = /^(sort|pagination):/;

/**
 * The records a query asks for, ordered and paged as it says.
 *
 * Any field filters, dots reach into objects, and a list field matches when one of its values
 * does. `shortcut` names the field (`set`, `serie`) whose bare name means "its id or its name".
 */
export function selection<T extends Json>(
  records: readonly T[],
  query: URLSearchParams,
  shortcut: string,
): T[] {
  const filters = [...query].filter(([key]) => !steering.test(key)).map(filterOf(shortcut));
  const chosen = records.filter((record) => filters.every((accepts) => accepts(record)));
  return page(sorted(chosen, query), query);
}

function filterOf(shortcut: string) {
  return ([field, text]: [string, string]) => {
    const { test, isNegative } = testOf(text);
    const paths = field === shortcut ? [`${field}.id`, `${field}.name`] : [field];
    return (record: Json): boolean => {
      const values = paths.flatMap((path) => valuesAt(record, path.split(".")));
      if (/^(not)?null:$/.test(text)) return (values.length === 0) === (text === "null:");
      return isNegative ? !values.some(test) : values.some(test);
    };
  };
}

/** What a filter's text means; a negative one holds when no value passes `test`. */
function testOf(text: string): { test: Test; isNegative: boolean } {
  const [, operator = "like", operand = text] =
    /^(eq|neq|gte|lte|gt|lt|like|not|notlike):(.*)$/s.exec(text) ?? [];
  const tests = alternatives(operand).map((wanted) => oneTest(operator, wanted));
  return {
    test: (value) => tests.some((test) => test(value)),
    isNegative: ["neq", "not", "notlike"].includes(operator),
  };
}

/** Values are separated by a pipe; a comma is the older way, for texts that have no pipe. */
function alternatives(operand: string): string[] {
  return operand.split(operand.includes("|") ? "|" : ",");
}

function oneTest(operator: string, wanted: string): Test {
  const limit = Number(wanted);
  switch (operator) {
    case "eq":
    case "neq":
      return (value) => String(value) === wanted;
    case "gte":
      return (value) => Number(value) >= limit;
    case "lte":
      return (value) => Number(value) <= limit;
    case "gt":
      return (value) => Number(value) > limit;
    case "lt":
      return (value) => Number(value) < limit;
    default:
      return looksLike(wanted.toLowerCase());
  }
}

function looksLike(wanted: string): Test {
  const core = wanted.replace(/^\*|\*$/g, "");
  const [open, close] = [wanted.startsWith("*"), wanted.endsWith("*") && wanted.length > 1];
  return (value) => {
    // Numbers and flags contain nothing: hp=60 does not mean 160.
    if (typeof value !== "string") return String(value) === wanted;
    const text = value.toLowerCase();
    if (open === close) return text.includes(core);
    return open ? text.endsWith(core) : text.startsWith(core);
  };
}

function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [head, ...rest] = path;
  if (head === undefined) return [value];
  return isJson(value) ? valuesAt(value[head], rest) : [];
}

function sorted<T extends Json>(records: T[], query: URLSearchParams): T[] {
  const field = query.get("sort:field");
  if (field === null) return records;
  const direction = query.get("sort:order")?.toUpperCase() === "DESC" ? -1 : 1;
  const keyed = records.map((record) => ({ record, key: valuesAt(record, field.split("."))[0] }));
  return keyed.sort((a, b) => direction * inOrder(a.key, b.key)).map(({ record }) => record);
}

function inOrder(a: unknown, b: unknown): number {
  // The original sorts numbers the wrong way round: "ascending" begins with the biggest.
  if (typeof a === "number" && typeof b === "number") return b - a;
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return String(a).localeCompare(String(b), "en");
}

function page<T>(records: T[], query: URLSearchParams): T[] {
  const [number, size] = [query.get("pagination:page"), query.get("pagination:itemsPerPage")];
  if (number === null && size === null) return records;
  // Asked for a page and not for a size, the original gives ten and not the hundred it documents.
  const perPage = atLeastOne(size, 10);
  const start = (atLeastOne(number, 1) - 1) * perPage;
  return records.slice(start, start + perPage);
}

function atLeastOne(text: string | null, fallback: number): number {
  const value = Number.parseInt(text ?? "", 10);
  return Number.isInteger(value) && value >= 1 ? value : fallback;
}
