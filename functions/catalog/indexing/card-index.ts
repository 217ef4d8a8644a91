import type { CatalogCard } from "../reading/find-cards.ts";
import { compares, cutLike } from "../search/compare-values.ts";
import { fold } from "../search/fold.ts";
import { NameSearch } from "../search/name-search.ts";
import type { Comparison, SearchTree } from "../search/search-tree.ts";
import { matchingTexts, type ReadyText, readyText } from "../search/text-match.ts";
import type { IndexColumn, IndexFile, TextValue } from "./index-file.ts";
import { add, both, either, type Matches } from "./matches.ts";
import { PackedCards } from "./packed-cards.ts";

/**
 * Answers query trees over one index in memory.
 *
 * Each condition is decided once for each distinct value and then looked up for each card, so a
 * search costs the same whether a term is rare, common or missing.
 */
export class CardIndex {
  readonly file: Omit<IndexFile, "cards">;
  readonly names: NameSearch;
  readonly nameCodes: Int32Array;
  private readonly codes = new Map<IndexColumn<unknown>, Int32Array>();
  private readonly texts = new Map<IndexColumn<TextValue>, readonly ReadyText[]>();

  private readonly packed: PackedCards | undefined;

  constructor({ cards, ...file }: IndexFile) {
    this.file = file;
    this.packed = cards && new PackedCards(cards);
    this.names = new NameSearch(file.name.values);
    this.nameCodes = this.column(file.name).codes;
    // Now rather than in somebody's first search.
    for (const column of Object.values(file.texts)) this.readyTexts(column);
  }

  get size(): number {
    return this.file.ids.length;
  }

  /** Whole cards by their places; undefined when the file has only what is searched. */
  cardsAt(places: readonly number[]): readonly CatalogCard[] | undefined {
    return this.packed?.at(places);
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

  private fieldMatches(
    tree: Extract<SearchTree, { kind: "text" | "number" | "date" }>,
    scores: Float64Array | undefined,
  ): Matches {
    const { file } = this;
    if (tree.kind === "date") {
      const { value, compare } = tree;
      return this.where(
        file.released,
        (day) => day !== "" && compares(compare, cutLike(day, value), value),
      );
    }
    if (tree.kind === "number") return this.numberMatches(tree.field, tree.compare, tree.value);
    const { field, compare, value } = tree;
    if (field === "name") return this.nameMatches(compare, fold(value), scores);
    const texts = isTextColumn(file, field) ? file.texts[field] : undefined;
    if (!texts) throw new Error(`The index has no text column ${field}.`);
    return this.spread(texts, matchingTexts(this.readyTexts(texts), compare, value));
  }

  private nameMatches(compare: string, wanted: string, scores: Float64Array | undefined): Matches {
    if (compare !== "has") {
      const isWanted = compare === "=";
      return this.where(this.file.name, (name) => (fold(name) === wanted) === isWanted);
    }
    const words = wanted.split(" ").map((word): SearchTree => ({ kind: "word", text: word }));
    return this.matches({ kind: "and", parts: words }, scores);
  }

  private numberMatches(field: string, compare: Comparison, wanted: number): Matches {
    const { numbers, released, dex, generations } = this.file;
    const test = (value: number) => compares(compare, value, wanted);
    switch (field) {
      case "year":
        return this.where(released, (day) => day !== "" && test(Number(day.slice(0, 4))));
      case "dex":
        return this.where(dex, (ids) => ids.some(test));
      case "generation": {
        const spans = Object.entries(generations).filter(([id]) => test(Number(id)));
        const isIn = (id: number) => spans.some(([, [first, last]]) => id >= first && id <= last);
        return this.where(dex, (ids) => ids.some(isIn));
      }
      default: {
        const column = field === "hp" ? numbers.hp : numbers.retreat;
        return this.where(column, (value) => value !== null && test(value));
      }
    }
  }

  private named(found: Float64Array, scores: Float64Array | undefined): Matches {
    if (scores) for (let code = 0; code < found.length; code += 1) add(scores, code, found[code]);
    return this.spread(
      this.file.name,
      Uint8Array.from(found, (score) => (score > 0 ? 1 : 0)),
    );
  }

  private where<Value>(column: IndexColumn<Value>, test: (value: Value) => boolean): Matches {
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

function isTextColumn(
  file: Pick<IndexFile, "texts">,
  field: string,
): field is keyof IndexFile["texts"] {
  return Object.hasOwn(file.texts, field);
}
