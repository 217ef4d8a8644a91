import type { GameDefinition } from "#schemas/games/index.ts";
import type { IdTable } from "../identifying/id-table.ts";
import { fold } from "../search/fold.ts";
import { NameSearch } from "../search/name-search.ts";
import type { SearchTree } from "../search/search-tree.ts";
import { CardsById } from "./cards-by-id.ts";
import { FieldMatches } from "./field-matches.ts";
import type { IndexColumn, IndexFile } from "./index-file.ts";
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
  private readonly fields: FieldMatches;
  readonly cards: CardsById;

  /** @param idTable what its cards are called elsewhere; absent where none lies beside the index */
  constructor(whole: IndexFile, definition: GameDefinition, idTable?: IdTable) {
    const { cards: _cards, removed: _removed, ...file } = whole;
    this.file = file;
    this.cards = new CardsById(whole, definition, idTable);
    this.names = new NameSearch(file.name.values);
    this.fields = new FieldMatches(file);
    this.nameCodes = this.column(file.name).codes;
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
      case "text":
        if (tree.field === "name") return this.nameMatches(tree.compare, fold(tree.value), scores);
        return this.fields.of(tree);
      default:
        return this.fields.of(tree);
    }
  }

  /** A column with its codes packed; done on first use and kept. */
  column<Value>(column: IndexColumn<Value>): { values: readonly Value[]; codes: Int32Array } {
    return this.fields.column(column);
  }

  /** The cards that are called so anywhere; undefined where there is none. */
  private called(id: string): Matches | undefined {
    const places = this.cards.placesCalled(id);
    if (places.length === 0) return undefined;
    const matches = new Uint8Array(this.size);
    for (const at of places) matches[at] = 1;
    return matches;
  }

  private nameMatches(compare: string, wanted: string, scores: Float64Array | undefined): Matches {
    if (compare !== "has") {
      const isWanted = compare === "=";
      const are = this.names.folded.map((name) => ((name === wanted) === isWanted ? 1 : 0));
      return this.fields.spread(this.file.name, Uint8Array.from(are));
    }
    if (wanted === "") return new Uint8Array(this.size);
    const words = wanted.split(" ").map((word): SearchTree => ({ kind: "word", text: word }));
    return this.matches({ kind: "and", parts: words }, scores);
  }

  private named(found: Float64Array, scores: Float64Array | undefined): Matches {
    if (scores) for (let code = 0; code < found.length; code += 1) add(scores, code, found[code]);
    return this.fields.spread(
      this.file.name,
      Uint8Array.from(found, (score) => (score > 0 ? 1 : 0)),
    );
  }
}
