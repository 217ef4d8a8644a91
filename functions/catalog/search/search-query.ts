import { type GameDefinition, type Games, games as projectGames } from "#schemas/games/index.ts";
import { badQuery } from "../errors.ts";
import { nicknamesOf } from "./nicknames.ts";
import { withoutSettings } from "./query-settings.ts";
import { type QueryNames, queryNamesOf } from "./search-fields.ts";
import { stepsOf } from "./search-steps.ts";
import { bareTerms, expectedTerm, isBare, termOf } from "./search-terms.ts";
import { type Token, tokensOf } from "./search-tokens.ts";
import { allOf, type SearchTree } from "./search-tree.ts";

const longest = 500;
const mostSteps = 50;
const deepest = 20;

/**
 * Reads a query: words and "phrases" of the name, `field:value`, `=`, `!=`, `<`, `<=`, `>`, `>=`, `-`
 * for not, `or`, parentheses. What stands side by side must all be true. Nothing matches everything.
 * Which fields there are, the game says. `game:` and `order:` are read by `settingsOf`.
 *
 * @param idKinds kinds of ids that the cards in the index have, by which ids in a query may begin
 * @param games whose fields are named where this one has no such
 * @throws DomainError `catalog.bad_query` that names the column and says what was expected
 */
export function parseSearchQuery(
  query: string,
  definition: GameDefinition,
  idKinds?: readonly string[],
  games: Games = projectGames,
): SearchTree {
  if (query.length > longest) throw badQuery(longest + 1, `${longest} characters are the most`);
  const tokens = withoutSettings(tokensOf(query));
  if (tokens.length === 1) return { kind: "all" };
  const names = queryNamesOf(definition, idKinds, games);
  const nicknames = nicknamesOf(definition, (means) =>
    new QueryParser(tokensOf(means), { ...names, nicknames: [] }).parse(),
  );
  return new QueryParser(tokens, { ...names, nicknames }).parse();
}

/** Recursive descent over the tokens of one query; each is looked at a few times and left behind. */
class QueryParser {
  private readonly tokens: readonly Token[];
  private readonly names: QueryNames;
  private at = 0;
  private steps = 0;

  constructor(tokens: readonly Token[], names: QueryNames) {
    this.tokens = tokens;
    this.names = names;
  }

  parse(): SearchTree {
    const tree = this.either(0);
    const { kind, column } = this.next();
    if (kind !== "end") throw badQuery(column, `there is no "(" that this ")" closes`);
    return tree;
  }

  private next(): Token {
    return this.tokens[this.at] ?? { kind: "end", column: 1 };
  }

  private either(depth: number): SearchTree {
    const parts = [this.every(depth)];
    while (this.next().kind === "or") {
      this.at += 1;
      parts.push(this.every(depth));
    }
    const [only] = parts;
    return only && parts.length === 1 ? only : { kind: "or", parts };
  }

  private every(depth: number): SearchTree {
    const parts: SearchTree[] = [];
    while (!["end", "close", "or"].includes(this.next().kind)) {
      this.checkDepth(depth);
      parts.push(...(isBare(this.next()) ? this.bare() : [this.one(depth)]));
    }
    if (parts.length === 0) throw badQuery(this.next().column, expectedTerm(this.next()));
    return allOf(parts);
  }

  /** Words and phrases that stand side by side. @param most so many of them */
  private bare(most = Number.POSITIVE_INFINITY): readonly SearchTree[] {
    const from = this.at;
    while (isBare(this.next()) && this.at - from < most) {
      for (const term of bareTerms([this.next()].filter(isBare), this.names)) this.count(term);
      this.at += 1;
    }
    return bareTerms(this.tokens.slice(from, this.at).filter(isBare), this.names);
  }

  private one(depth: number): SearchTree {
    const token = this.next();
    this.checkDepth(depth);
    if (isBare(token)) return allOf(this.bare(1));
    if (token.kind === "minus") {
      this.at += 1;
      return { kind: "not", part: this.one(depth + 1) };
    }
    if (token.kind !== "open") {
      const term = termOf(token, this.names);
      this.count(term);
      this.at += 1;
      return term;
    }
    this.at += 1;
    const inner = this.either(depth + 1);
    if (this.next().kind !== "close") throw badQuery(this.next().column, '")" was expected');
    this.at += 1;
    return inner;
  }

  private checkDepth(depth: number): void {
    if (depth > deepest) throw badQuery(this.next().column, `${deepest} levels are the most`);
  }

  /** Keeps what a query may cost: see {@link stepsOf}. */
  private count(term: SearchTree): void {
    this.steps += stepsOf(term);
    if (this.steps <= mostSteps) return;
    const what = "each word is one, and words in texts of cards are five";
    throw badQuery(this.next().column, `${mostSteps} terms are the most; ${what}`);
  }
}
