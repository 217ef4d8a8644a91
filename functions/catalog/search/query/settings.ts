import { type Games, plainWord } from "#schemas/games/index.ts";
import type { Game } from "#schemas/values.ts";
import { badQuery } from "../../errors.ts";
import { type SearchSort, searchSorts } from "../search-index.ts";
import { nearest } from "../words/nearest-words.ts";
import { type FieldToken, type Token, tokensOf } from "./tokens.ts";

/** What a query says of the whole search, beside what it looks for. */
export interface QuerySettings {
  readonly game?: Game;
  readonly sort?: SearchSort;
}

const settingNames: ReadonlySet<string> = new Set(["game", "order", "sort"]);

const isSetting = (token: Token | undefined): token is FieldToken =>
  token?.kind === "field" && settingNames.has(token.name.toLowerCase());

/**
 * Reads `game:onepiece` and `order:-released` out of a query.
 *
 * @throws DomainError `catalog.bad_query` when one of them has no such value, stands in parentheses,
 * below a `-` or beside an `or`, or contradicts another
 */
export function settingsOf(query: string, games: Games): QuerySettings {
  const settings: { game?: Game; sort?: SearchSort } = {};
  for (const token of settingTokens(tokensOf(query))) {
    if (token.name.toLowerCase() === "game") {
      settings.game = agreeing(settings.game, gameIn(token, games), token);
    } else settings.sort = agreeing(settings.sort, sortIn(token), token);
  }
  return settings;
}

/** The tokens that say what is looked for. */
export const withoutSettings = (tokens: readonly Token[]): readonly Token[] => {
  const settings = new Set<Token>(settingTokens(tokens));
  return settings.size === 0 ? tokens : tokens.filter((token) => !settings.has(token));
};

function settingTokens(tokens: readonly Token[]): readonly FieldToken[] {
  let depth = 0;
  return tokens.flatMap((token, at) => {
    if (token.kind === "open") depth += 1;
    if (token.kind === "close") depth -= 1;
    if (!isSetting(token)) return [];
    const [before, after] = [tokens[at - 1]?.kind, tokens[at + 1]?.kind];
    if (depth > 0 || before === "minus" || before === "or" || after === "or") {
      const what =
        "is for the whole query, and stands in no parentheses, behind no - and beside no or";
      throw badQuery(token.column, `"${token.name}" ${what}`);
    }
    return [token];
  });
}

function agreeing<Value>(known: Value | undefined, value: Value, { column, name }: FieldToken) {
  if (known === undefined || known === value) return value;
  throw badQuery(column, `there is a "${name}" already, and one query has one`);
}

function valueIn({ column, name, operator, value, valueColumn }: FieldToken, most: string): string {
  if (operator !== ":" && operator !== "=") {
    throw badQuery(column + name.length, `"${name}" takes : or =, not ${operator}`);
  }
  if (!value || value.text === "") throw badQuery(valueColumn, `${most} was expected`);
  return value.text;
}

function gameIn(token: FieldToken, { all }: Games): Game {
  const names = all.map(({ name }) => name);
  const wanted = plainWord(valueIn(token, names.join(" or ")));
  const game = all.find(({ name, label }) => [name, plainWord(label)].includes(wanted));
  if (game) return game.name;
  throw badQuery(token.valueColumn, `there is no game "${wanted}"; there are ${names.join(", ")}`);
}

/** As people say it. */
const otherSorts: ReadonlyMap<string, SearchSort> = new Map([
  ["date", "released"],
  ["-date", "-released"],
  ["oldest", "released"],
  ["newest", "-released"],
  ["cheapest", "price"],
  ["dearest", "-price"],
]);

function sortIn(token: FieldToken): SearchSort {
  const wanted = valueIn(token, "an order").toLowerCase();
  const sort = searchSorts.find((one) => one === wanted) ?? otherSorts.get(wanted);
  if (sort) return sort;
  const [near] = nearest(wanted, [...searchSorts, ...otherSorts.keys()]);
  const hint = near ? ` (did you mean ${near}?)` : "";
  const known = searchSorts.join(", ");
  throw badQuery(token.valueColumn, `there is no order "${wanted}"${hint}; there are ${known}`);
}
