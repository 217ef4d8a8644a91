import { getRow } from "#functions/v2/answering/get-row.ts";
import { listRows } from "#functions/v2/answering/list-rows.ts";
import type { V2File } from "#functions/v2/file/v2-file.ts";
import { listCards } from "#schemas/http/v2.ts";
import { toProblem } from "#shared/http/problem.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { referenceJson } from "#test/support/running/reference-data.ts";

/** One request to the old service, as somebody wrote it down in 2021, and its answer. */
export interface Recorded {
  readonly url: string;
  readonly status: number;
  readonly body: Json;
}
type Json = Readonly<Record<string, unknown>>;

export function recordedTraffic(): readonly Recorded[] | undefined {
  const file = referenceJson("recorded-pokemontcg-v2.json.gz");
  const { interactions } = (file ?? {}) as {
    interactions?: (Recorded & { body: Json | string })[];
  };
  return interactions?.map((one) => ({
    ...one,
    body: typeof one.body === "string" ? JSON.parse(one.body) : one.body,
  }));
}

/** What the function answers, without HTTP. */
export function answerOf(url: string, { cards, sets }: V2File): { status: number; body: Json } {
  const { pathname, searchParams } = new URL(url);
  const [, , kind = "", id] = pathname.split("/");
  const rows = kind === "sets" ? sets : cards;
  try {
    const query = Object.fromEntries(searchParams);
    if (id !== undefined) return { status: 200, body: JSON.parse(getRow(rows, id, undefined)) };
    const path = { types: "types", supertypes: "supertype" }[kind];
    if (path !== undefined) return { status: 200, body: { data: rows.valuesOf(path) } };
    return { status: 200, body: JSON.parse(listRows(rows, listCards.request.query.parse(query))) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { status, detail } = toProblem(error, "");
    return { status, body: { error: { message: detail, code: status } } };
  }
}

/** In what two answers differ, each with the path of it; values that change with time are not compared. */
export function* differences(
  recorded: Recorded,
  ours: ReturnType<typeof answerOf>,
): Iterable<string> {
  if (recorded.status !== ours.status) yield `status: ${recorded.status}, now ${ours.status}`;
  yield* inShape(recorded.body, ours.body, "");
}

function* inShape(then: unknown, now: unknown, path: string): Iterable<string> {
  if (kindOf(then) !== kindOf(now)) yield `${path}: ${kindOf(then)}, now ${kindOf(now)}`;
  else if (Array.isArray(then) && Array.isArray(now)) yield* inLists(then, now, path);
  else if (isObject(then) && isObject(now)) yield* inObjects(then, now, path);
  else if (then !== now) yield `${path}: another value`;
}

const kindOf = (value: unknown) =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
const isObject = (value: unknown): value is Json => kindOf(value) === "object";
const idIn = (value: unknown) => (isObject(value) ? value["id"] : undefined);

/** Objects with ids are compared with those of the same id; others by their places. */
function* inLists(
  then: readonly unknown[],
  now: readonly unknown[],
  path: string,
): Iterable<string> {
  if (typeof idIn(then[0]) !== "string") {
    for (const [at, one] of then.entries()) yield* inShape(one, now[at], `${path}[]`);
    return;
  }
  const known = new Map(now.map((one) => [idIn(one), one]));
  const both = then.filter((one) => known.has(idIn(one))).map(idIn);
  const order = now.map(idIn).filter((id) => both.includes(id));
  if (both.join() !== order.join()) yield `${path}: another order`;
  for (const one of then) {
    const other = known.get(idIn(one));
    if (other === undefined) yield `${path}: without ${idIn(one)}`;
    else yield* inShape(one, other, `${path}[]`);
  }
  const old = new Set(then.map(idIn));
  for (const one of now) if (!old.has(idIn(one))) yield `${path}: and ${idIn(one)}`;
}

function* inObjects(then: Json, now: Json, path: string): Iterable<string> {
  const both = Object.keys(then).filter((name) => name in now);
  const order = Object.keys(now).filter((name) => name in then);
  if (both.join() !== order.join()) yield `${path}: fields in another order`;
  for (const name of Object.keys(then)) {
    const own = path === "" ? name : `${path}.${name}`;
    if (name in now) yield* inShape(then[name], now[name], own);
    else yield `${own}: no more`;
  }
  for (const name of Object.keys(now)) {
    if (!(name in then)) yield `${path === "" ? name : `${path}.${name}`}: new`;
  }
}

/** Why an answer of today may differ from one of 2021. */
const reasons: readonly (readonly [RegExp, string, RegExp?])[] = [
  [/(updatedAt|printedTotal|\.total|releaseDate|ptcgoCode)(:|\[)/, "sets were corrected since"],
  [/^data\[\]\.name: another value/, "sets were corrected since"],
  [/legalities\.(expanded|standard): (new|no more)/, "formats rotate"],
  [/tcgplayer: no more/, "no prices were put to the file"],
  [
    /(flavorText|nationalPokedexNumbers): new|(rarity|attacks\[\]\.text): another value/,
    "cards were corrected since",
  ],
  [/^totalCount: another value|^count: another value/, "there are more cards and sets now"],
  [/^data: and /, "there are more cards and sets now"],
  [/^data: without /, "formats rotate", /legalities\.standard/],
  [
    /^data: without /,
    "without orderBy the order was by nothing to be seen, and now is by set and number",
    /cards\?page=1&pageSize=10$/,
  ],
  [
    /^data: another order/,
    "without orderBy ex16 came before its day, and ex3 had another",
    /\/sets$/,
  ],
];

/** Undefined for a difference that nobody has explained. */
export const whyDifferent = ({ url }: Recorded, difference: string): string | undefined =>
  reasons.find(([what, , where = /./]) => what.test(difference) && where.test(url))?.[1];
