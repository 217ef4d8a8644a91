import type { GameDefinition } from "#schemas/games/index.ts";
import type { IdTable } from "../identifying/id-table.ts";
import { compares, cutLike } from "../search/compare-values.ts";
import { fold } from "../search/fold.ts";
import { NameSearch } from "../search/name-search.ts";
import type { SearchTree } from "../search/search-tree.ts";
import { matchingTexts, type ReadyText, readyText } from "../search/text-match.ts";
import { CardsById } from "./cards-by-id.ts";
import type { IndexColumn, IndexFile, TextValue } from "./index-file.ts";
import { add, both, either, type Matches } from "./matches.ts";

/**
 * Answers query trees over one index in memory.
 *
 * Each condition is decided once for each distinct value and then looked up for each card, so a
 * search costs the same whether a term is rare, common or missing.
 */
export class CardIndex {
  readonly file: Omit<IndexFile, "cards" | "removed">;
  readonly names: NameSearch;
  readonly nameCodes: Int32Array;
  private readonly codes = new Map<IndexColumn<unknown>, Int32Array>();
  private readonly texts = new Map<IndexColumn<TextValue>, readonly ReadyText[]>();

  readonly cards: CardsById;

  /** @param idTable what its cards are called elsewhere; absent where none lies beside the index */
  constructor(whole: IndexFile, definition: GameDefinition, idTable?: IdTable) {
    const { cards: _cards, removed: _removed, ...file } = whole;
    this.file = file;
    this.cards = new CardsById(whole, definition, idTable);
    this.names = new NameSearch(file.name.values);
    this.nameCodes = this.column(file.name).codes;
    // Now rather than in somebody's first search.
    for (const column of Object.values(file.texts)) this.readyTexts(column);
  }

  get size(): number {
    return this.file.ids.length;
  }

  /** Which cards match. Scores of names are added to `scores`, except below a `-`. */
  matches(tree: SearchTree, scores?: Float64Array): Matches {
    switch (tree.kind) {
      case "all":
        return new Uint8Array(this.size).fill(1);
      case "and":
        return tree.parts.map((part) => this.matches(part, scores)).reduce(both);
      case "or":
        return tree.parts.map((part) => this.matches(part, scores)).reduce(either);
      case "not":
        return this.matches(tree.part).map((match) => 1 - match);
      case "id":
        return this.called(tree.text) ?? this.matches(tree.otherwise, scores);
      case "word":
        return this.named(this.names.word(tree.text), scores);
      case "phrase":
        return this.named(this.names.phrase(tree.text), scores);
      default:
        return this.fieldMatches(tree, scores);
    }
  }

  /** A column with its codes packed; done on first use and kept. */
  column<Value>(column: IndexColumn<Value>): { values: readonly Value[]; codes: Int32Array } {
    const known = this.codes.get(column);
    const codes = known ?? Int32Array.from(column.codes);
    if (!known) this.codes.set(column, codes);
    return { values: column.values, codes };
  }

  private readyTexts(column: IndexColumn<TextValue>): readonly ReadyText[] {
    const known = this.texts.get(column);
    const texts = known ?? column.values.map(readyText);
    if (!known) this.texts.set(column, texts);
    return texts;
  }

  /** The cards that are called so anywhere; undefined where there is none. */
  private called(id: string): Matches | undefined {
    const places = this.cards.placesCalled(id);
    if (places.length === 0) return undefined;
    const matches = new Uint8Array(this.size);
    for (const at of places) matches[at] = 1;
    return matches;
  }

  private fieldMatches(
    tree: Extract<SearchTree, { kind: "text" | "number" | "date" }>,
    scores: Float64Array | undefined,
  ): Matches {
    const { texts, numbers, dates, released } = this.file;
    switch (tree.kind) {
      case "number": {
        const column = numbers[tree.field];
        const { compare, value } = tree;
        return this.where(column, (all) => all.some((one) => compares(compare, one, value)));
      }
      case "date": {
        const column = tree.field === "released" ? released : dates[tree.field];
        const { compare, value } = tree;
        return this.where(
          column,
          (day) => day !== "" && compares(compare, cutLike(day, value), value),
        );
      }
      case "text": {
        const { field, compare, value } = tree;
        if (field === "name") return this.nameMatches(compare, fold(value), scores);
        const column = texts[field];
        // An index may be older than the attribute: then no card is known to have it.
        if (!column) return new Uint8Array(this.size).fill(compare === "!=" ? 1 : 0);
        return this.spread(column, matchingTexts(this.readyTexts(column), compare, value));
      }
    }
  }

  private nameMatches(compare: string, wanted: string, scores: Float64Array | undefined): Matches {
    if (compare !== "has") {
      const isWanted = compare === "=";
      return this.where(this.file.name, (name) => (fold(name) === wanted) === isWanted);
    }
    const words = wanted.split(" ").map((word): SearchTree => ({ kind: "word", text: word }));
    return this.matches({ kind: "and", parts: words }, scores);
  }

  private named(found: Float64Array, scores: Float64Array | undefined): Matches {
    if (scores) for (let code = 0; code < found.length; code += 1) add(scores, code, found[code]);
    return this.spread(
      this.file.name,
      Uint8Array.from(found, (score) => (score > 0 ? 1 : 0)),
    );
  }

  private where<Value>(
    column: IndexColumn<Value> | undefined,
    test: (value: Value) => boolean,
  ): Matches {
    if (!column) return new Uint8Array(this.size);
    return this.spread(
      column,
      Uint8Array.from(column.values, (value) => (test(value) ? 1 : 0)),
    );
  }

  /** From values to the cards that have them. */
  private spread(column: IndexColumn<unknown>, wanted: Uint8Array): Matches {
    const { codes } = this.column(column);
    const matches = new Uint8Array(codes.length);
    for (let card = 0; card < codes.length; card += 1)
      matches[card] = wanted[codes[card] ?? 0] ?? 0;
    return matches;
  }
}
