import type { GameDefinition } from "#schemas/games/index.ts";
import { badQuery } from "../errors.ts";
import { type QueryNames, queryNamesOf } from "./search-fields.ts";
import { expectedTerm, termOf } from "./search-terms.ts";
import { type Token, tokensOf } from "./search-tokens.ts";
import { allOf, type SearchTree } from "./search-tree.ts";

const longest = 500;
const mostTerms = 50;
const deepest = 20;

/**
 * Reads a query: words and "phrases" of the name, `field:value`, `=`, `!=`, `<`, `<=`, `>`, `>=`, `-`
 * for not, `or`, parentheses. What stands side by side must all be true. Nothing matches everything.
 * Which fields there are, the game says.
 *
 * @param idKinds kinds of ids that the cards in the index have, by which ids in a query may begin
 * @throws DomainError `catalog.bad_query` that names the column and says what was expected
 */
export function parseSearchQuery(
  query: string,
  definition: GameDefinition,
  idKinds?: readonly string[],
): SearchTree {
  if (query.length > longest) throw badQuery(longest + 1, `${longest} characters are the most`);
  const tokens = tokensOf(query);
  const tooMany = tokens.filter(isTerm)[mostTerms];
  if (tooMany) throw badQuery(tooMany.column, `${mostTerms} terms are the most`);
  if (tokens.length === 1) return { kind: "all" };
  return new QueryParser(tokens, queryNamesOf(definition, idKinds)).parse();
}

const isTerm = ({ kind }: Token) => kind === "word" || kind === "phrase" || kind === "field";

/** Recursive descent over the tokens of one query. */
class QueryParser {
  private readonly tokens: readonly Token[];
  private readonly names: QueryNames;
  private at = 0;

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
    while (!["end", "close", "or"].includes(this.next().kind)) parts.push(this.one(depth));
    if (parts.length === 0) throw badQuery(this.next().column, expectedTerm(this.next()));
    return allOf(parts);
  }

  private one(depth: number): SearchTree {
    const token = this.next();
    this.at += 1;
    if (depth > deepest) throw badQuery(token.column, `${deepest} levels are the most`);
    if (token.kind === "minus") return { kind: "not", part: this.one(depth + 1) };
    if (token.kind !== "open") return termOf(token, this.names);
    const inner = this.either(depth + 1);
    if (this.next().kind !== "close") throw badQuery(this.next().column, '")" was expected');
    this.at += 1;
    return inner;
  }
}
