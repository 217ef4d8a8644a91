import { type GameDefinition, type Games, games as projectGames } from "#schemas/games/index.ts";
import { badQuery } from "../../errors.ts";
import { withoutJoiningWords } from "./joining-words.ts";
import { withoutLooseColons } from "./loose-colons.ts";
import { nicknamesOf } from "./nicknames.ts";
import { type BeyondFields, type QueryNames, queryNamesOf } from "./search-fields.ts";
import { allOf, type SearchTree } from "./search-tree.ts";
import { withoutSettings } from "./settings.ts";
import { stepsOf } from "./steps.ts";
import { type BareToken, bareTerms, expectedTerm, isBare, termOf } from "./terms.ts";
import { type Token, tokensOf } from "./tokens.ts";

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
 * @param beyond fields of other things than cards
 * @throws DomainError `catalog.bad_query` that names the column and says what was expected
 */
export function parseSearchQuery(
  query: string,
  definition: GameDefinition,
  idKinds?: readonly string[],
  games: Games = projectGames,
  beyond?: BeyondFields,
): SearchTree {
  if (query.length > longest) throw badQuery(longest + 1, `${longest} characters are the most`);
  const tokens = withoutJoiningWords(withoutSettings(tokensOf(query)));
  if (tokens.length === 1) return { kind: "all" };
  const names = { ...queryNamesOf(definition, idKinds, games), beyond };
  const nicknames = nicknamesOf(definition, (means) =>
    new QueryParser(tokensOf(means), { ...names, nicknames: [] }).parse(),
  );
  return new QueryParser(withoutLooseColons(tokens, names), { ...names, nicknames }).parse();
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
      const isWords = this.wordsHere(depth).length > 0;
      parts.push(...(isWords ? this.bare(depth) : [this.one(depth)]));
    }
    if (parts.length === 0) throw badQuery(this.next().column, expectedTerm(this.next()));
    return allOf(parts);
  }

  /** Words and phrases that stand side by side. @param most so many of them */
  private bare(depth: number, most = Number.POSITIVE_INFINITY): readonly SearchTree[] {
    const all: BareToken[] = [];
    const before = this.steps;
    for (let here = this.wordsHere(depth); here.length > 0; here = this.wordsHere(depth)) {
      const brackets = this.next().kind === "open" ? 1 : 0;
      this.at += brackets;
      for (const one of here) {
        for (const term of bareTerms([one], this.names)) this.count(term);
        this.at += 1;
      }
      this.at += brackets;
      all.push(...here);
      if (all.length >= most) break;
    }
    const terms = bareTerms(all, this.names);
    // Nicknames of several words cost more than their words do.
    this.steps = Math.max(this.steps, before + sumOf(terms.map(stepsOf)));
    this.checkSteps();
    return terms;
  }

  /**
   * The word or the phrase that comes next; of words in parentheses all: as they stand in the names of
   * products, `Umbreon VMAX (Alternate Art) 215/203`, they are said of the same card as those beside them.
   */
  private wordsHere(depth: number): readonly BareToken[] {
    const token = this.next();
    if (isBare(token)) return [token];
    if (token.kind !== "open" || depth >= deepest) return [];
    const words: BareToken[] = [];
    for (let at = this.at + 1; ; at += 1) {
      const inside = this.tokens[at];
      if (inside?.kind !== "word") return inside?.kind === "close" ? words : [];
      words.push(inside);
    }
  }

  private one(depth: number): SearchTree {
    const token = this.next();
    this.checkDepth(depth);
    if (isBare(token)) return allOf(this.bare(depth, 1));
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
    this.checkSteps();
  }

  private checkSteps(): void {
    if (this.steps <= mostSteps) return;
    const what = "each word is one, and words in texts of cards are five";
    throw badQuery(this.next().column, `${mostSteps} terms are the most; ${what}`);
  }
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);
