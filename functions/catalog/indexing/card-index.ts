import type { GameDefinition } from "#schemas/games/index.ts";
import type { IdTable } from "../identifying/id-table.ts";
import { BareFacts } from "../search/bare/bare-facts.ts";
import type { BareIndex } from "../search/bare/bare-index.ts";
import { BareNames } from "../search/bare/bare-names.ts";
import { searchBare } from "../search/bare/bare-search.ts";
import type { Scores } from "../search/bare/bare-worth.ts";
import { type CardScope, CardScopes } from "../search/bare/card-scope.ts";
import { type Scored, searchMeant } from "../search/bare/meant-search.ts";
import { cardsPriced, isAskedForPrice, type PriceColumns } from "../search/card-prices.ts";
import type { SearchTree } from "../search/query/search-tree.ts";
import { Suggestions } from "../search/suggestions.ts";
import { fold } from "../search/words/fold.ts";
import { CardsById } from "./cards-by-id.ts";
import { FieldMatches } from "./field-matches.ts";
import type { IndexColumn, IndexFile } from "./index-file.ts";
import { add, addAll, both, either, larger, type Matches, negate } from "./matches.ts";
import { Scratch } from "./scratch.ts";

/** How a part of a tree is asked. */
interface Asked {
  readonly scope: CardScope;
  /** Every word must be there as it is. @default false */
  readonly isStrict?: boolean | undefined;
  /** What the cards cost; absent where nobody knows. */
  readonly prices?: PriceColumns | undefined;
}

/**
 * Answers query trees over one index in memory.
 *
 * Each condition is decided once for each distinct value and then looked up for each card, so a
 * search costs the same whether a term is rare, common or missing.
 */
export class CardIndex {
  readonly file: Omit<IndexFile, "cards" | "removed" | "weights">;
  readonly definition: GameDefinition;
  readonly bare: BareIndex;
  readonly scratch = new Scratch();
  private readonly scopes: CardScopes;
  /** By card, whether others come before it: it exists on screens alone, or is another print of a card. */
  readonly isLesser: Uint8Array;
  /** By card, the day on which its set came out, in days since 1970; 0 where that is not known. */
  readonly days: Int32Array;
  /** By card, how much people want it; undefined where nobody wants any. */
  readonly weights: Uint8Array | undefined;
  private readonly fields: FieldMatches;
  readonly cards: CardsById;
  private suggesting: Suggestions | undefined;

  /** @param idTable what its cards are called elsewhere; absent where none lies beside the index */
  constructor(whole: IndexFile, definition: GameDefinition, idTable?: IdTable) {
    const { cards: _cards, removed: _removed, weights, ...file } = whole;
    this.weights = weights && Uint8Array.from(weights);
    this.file = file;
    this.definition = definition;
    this.cards = new CardsById(whole, definition, idTable);
    this.fields = new FieldMatches(file, this.scratch, definition);
    const codesOf = (column: IndexColumn<unknown>) => this.column(column).codes;
    this.bare = {
      names: new BareNames(file.name.values),
      nameCodes: codesOf(file.name),
      facts: new BareFacts(file, definition, codesOf),
      released: { values: file.released.values, codes: codesOf(file.released) },
      scratch: this.scratch,
    };
    const isDigital = this.fields.where(file.texts["series"], ({ exact = [] }) =>
      exact.some((id) => definition.digitalSeries?.includes(id)),
    );
    const isFurther = this.fields.where(
      file.texts["number"],
      ({ exact: [number = ""] = [] }) => definition.isFurtherPrint?.(number) === true,
    );
    this.isLesser = either(isDigital, isFurther).slice();
    const dayOf = file.released.values.map((day) => Math.max(0, Date.parse(day) / 86_400_000) || 0);
    this.days = this.bare.released.codes.map((code) => dayOf[code] ?? 0);
    this.scopes = new CardScopes(this.bare, file.texts["language"], codesOf);
  }

  /** Made when somebody first asks: most functions that load an index complete no words. */
  get suggestions(): Suggestions {
    this.suggesting ??= new Suggestions(this);
    return this.suggesting;
  }

  get size(): number {
    return this.file.ids.length;
  }

  /**
   * Which cards match. What words say for each card is added to `scores`; of what may be one or the
   * other, the better counts. Below a `-` nothing is guessed.
   */
  matches(
    tree: SearchTree,
    scores?: Scores,
    { scope = this.scopes.of(tree), ...how }: Partial<Asked> = {},
  ): Matches {
    const asked = { scope, ...how };
    switch (tree.kind) {
      case "all":
        return this.scratch.bytes(this.size).fill(1);
      case "and":
        return tree.parts.map((part) => this.matches(part, scores, asked)).reduce(both);
      case "or":
        return this.either(tree.parts, scores, asked);
      case "not":
        return negate(this.matches(tree.part, undefined, { ...asked, isStrict: true }));
      case "id":
        return this.called(tree.text, scores) ?? this.matches(tree.otherwise, scores, asked);
      case "bare": {
        const isStrict = asked.isStrict || tree.isStrict || tree.isName;
        const how = { ...asked, index: this.bare, scores, isStrict, isNameOnly: tree.isName };
        return searchBare(tree.text, how);
      }
      case "meant":
        return this.meant(tree, scores, asked);
      case "cards":
        return this.cards.marked(tree.ids, this.scratch.bytes(this.size));
      case "beyond":
        return this.scratch.bytes(this.size);
      case "phrase":
        return this.said(tree.text, scores);
      case "text":
        if (tree.field === "name") return this.nameMatches(tree, scores, asked);
        return isAskedForPrice(tree) ? this.priced(tree, asked) : this.fields.of(tree);
      case "price":
        return this.priced(tree, asked);
      default:
        return this.fields.of(tree);
    }
  }

  private either(parts: readonly SearchTree[], scores: Scores | undefined, asked: Asked) {
    const found = parts.map((part) => this.scored(part, scores !== undefined, asked));
    const [first, ...others] = found.flatMap((one) => one.scores ?? []);
    if (scores && first) addAll(scores, others.reduce(larger, first));
    return found.map(({ matches }) => matches).reduce(either);
  }

  private meant(
    tree: Extract<SearchTree, { kind: "meant" }>,
    scores: Scores | undefined,
    asked: Asked,
  ): Matches {
    const { scratch } = this;
    const found = searchMeant(tree, {
      ...{ scratch, isStrict: asked.isStrict, hasCard: (card) => asked.scope.hasCard(card) },
      find: (part) => this.scored(part, scores !== undefined, asked),
    });
    if (scores && found.scores) addAll(scores, found.scores);
    return found.matches;
  }

  /** A part by itself, with scores of its own. */
  private scored(part: SearchTree, isScored: boolean, asked: Asked): Scored {
    const scores = isScored ? this.scratch.floats(this.size) : undefined;
    return { matches: this.matches(part, scores, asked), scores };
  }

  /** A column with its codes packed; done on first use and kept. */
  column<Value>(column: IndexColumn<Value>): { values: readonly Value[]; codes: Int32Array } {
    return this.fields.column(column);
  }

  private priced(tree: Parameters<typeof cardsPriced>[0], { prices }: Asked): Matches {
    return cardsPriced(tree, prices, this.scratch.bytes(this.size));
  }

  /** The cards that are called so anywhere; undefined where there is none. */
  private called(id: string, scores?: Scores): Matches | undefined {
    const places = this.cards.placesCalled(id);
    if (places.length === 0) return undefined;
    const matches = this.scratch.bytes(this.size);
    for (const at of places) {
      matches[at] = 1;
      // So that the first printing leads, which a code alone means.
      if (scores) add(scores, at, 1);
    }
    return matches;
  }

  private nameMatches(
    { compare, value }: Extract<SearchTree, { kind: "text" }>,
    scores: Scores | undefined,
    asked: Asked,
  ): Matches {
    const wanted = fold(value);
    if (compare === "has") {
      return searchBare(wanted, { ...asked, index: this.bare, scores, isNameOnly: true });
    }
    const isWanted = compare === "=";
    const are = this.bare.names.folded.map((name) => ((name === wanted) === isWanted ? 1 : 0));
    return this.fields.spread(this.file.name, Uint8Array.from(are));
  }

  /** Words one after the other, in names or in other facts. */
  private said(words: string, scores: Scores | undefined): Matches {
    const { names, nameCodes, facts } = this.bare;
    const named = { codes: nameCodes, from: 0, worths: names.phrase(words) };
    const told = facts.phrase(words);
    const matches = this.scratch.bytes(this.size);
    for (const { codes, from, worths } of [
      // Most columns have no value that says them.
      ...facts.columns
        .filter(({ from, to }) => told.subarray(from, to).some((worth) => worth > 0))
        .map((column) => ({ ...column, worths: told })),
      named,
    ]) {
      for (let card = 0; card < codes.length; card += 1) {
        const worth = worths[from + (codes[card] ?? 0)] ?? 0;
        if (worth === 0) continue;
        matches[card] = 1;
        if (scores) add(scores, card, worth);
      }
    }
    return matches;
  }
}
