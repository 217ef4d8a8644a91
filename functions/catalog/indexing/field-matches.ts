import type { GameDefinition } from "#schemas/games/index.ts";
import { compares, cutLike } from "../search/compare-values.ts";
import type { SearchTree } from "../search/query/search-tree.ts";
import { ProseSearch, TextLists } from "../search/words/prose-search.ts";
import { ReadyTexts } from "../search/words/text-match.ts";
import type { IndexColumn, IndexFile, ProseColumn, TextValue } from "./index-file.ts";
import type { Matches } from "./matches.ts";
import type { Scratch } from "./scratch.ts";

type FieldTree = Extract<SearchTree, { kind: "text" | "prose" | "number" | "date" }>;
type TextTree = Extract<SearchTree, { kind: "text" }>;

interface SearchedProse {
  readonly search: ProseSearch;
  readonly lists: TextLists;
}

/** Which cards have what a field asks for: decided for each distinct value, then looked up for each card. */
export class FieldMatches {
  private readonly file: Omit<IndexFile, "cards" | "removed">;
  private readonly codes = new Map<IndexColumn<unknown>, Int32Array>();
  private readonly texts = new Map<IndexColumn<TextValue>, ReadyTexts>();
  private readonly prose = new Map<ProseColumn, SearchedProse>();
  private readonly scratch: Scratch;
  /** The rarities of the game's one vocabulary, in lower case. */
  private readonly rarities: ReadonlySet<string>;

  constructor(
    file: Omit<IndexFile, "cards" | "removed">,
    scratch: Scratch,
    { rarities = {} }: Pick<GameDefinition, "rarities">,
  ) {
    this.file = file;
    this.rarities = new Set(Object.keys(rarities).map((name) => name.toLowerCase()));
    this.scratch = scratch;
    // Now rather than in somebody's first search.
    for (const column of Object.values(file.texts)) this.readyTexts(column);
  }

  of(tree: FieldTree): Matches {
    const { numbers, dates, released, prose = {} } = this.file;
    switch (tree.kind) {
      case "number": {
        const { field, compare, value } = tree;
        return this.where(numbers[field], (all) =>
          all.some((one) => compares(compare, one, value)),
        );
      }
      case "date": {
        const { field, compare, value } = tree;
        const column = field === "released" ? released : dates[field];
        return this.where(
          column,
          (day) => day !== "" && compares(compare, cutLike(day, value), value),
        );
      }
      case "prose":
        return this.proseMatches(prose[tree.field], tree);
      case "text":
        return this.textMatches(this.columnOf(tree), tree);
    }
  }

  /** A column with its codes packed; done on first use and kept. */
  column<Value>(column: IndexColumn<Value>): { values: readonly Value[]; codes: Int32Array } {
    const known = this.codes.get(column);
    const codes = known ?? Int32Array.from(column.codes);
    if (!known) this.codes.set(column, codes);
    return { values: column.values, codes };
  }

  /** The cards whose value is wanted, by the place of the value. */
  spread(column: IndexColumn<unknown>, wanted: Uint8Array): Matches {
    const { codes } = this.column(column);
    const matches = this.scratch.bytes(codes.length);
    for (let card = 0; card < codes.length; card += 1)
      matches[card] = wanted[codes[card] ?? 0] ?? 0;
    return matches;
  }

  where<Value>(column: IndexColumn<Value> | undefined, test: (value: Value) => boolean): Matches {
    // An index may be older than the field: then no card is known to have it.
    if (!column) return this.noneOr(false);
    const wanted = this.scratch.bytes(column.values.length);
    for (const [at, value] of column.values.entries()) wanted[at] = test(value) ? 1 : 0;
    return this.spread(column, wanted);
  }

  /** A rarity of the one vocabulary is just that, and not what a source calls another one: so facets count it. */
  private columnOf({ field, compare, value }: TextTree): IndexColumn<TextValue> | undefined {
    const { texts } = this.file;
    const isOfVocabulary = field === "rarity" && this.rarities.has(value.toLowerCase());
    // An index may be older than the column.
    const exact = isOfVocabulary && compare !== "has" ? texts["rarityName"] : undefined;
    return exact ?? texts[field];
  }

  private textMatches(column: IndexColumn<TextValue> | undefined, tree: TextTree): Matches {
    const { compare, value } = tree;
    if (!column) return this.noneOr(compare === "!=");
    const texts = this.readyTexts(column);
    const exactly = texts.thatAre(value);
    if (compare === "!=") return this.spread(column, negated(exactly));
    if (compare === "=") return this.spread(column, exactly);
    return exactly.includes(1)
      ? this.byLanguage(column, exactly, () => texts.thatHold(value))
      : this.spread(column, texts.thatHold(value));
  }

  /** In each language for itself: what one holds never changes what another finds. */
  private byLanguage(
    column: IndexColumn<TextValue>,
    exactly: Uint8Array,
    othersOf: () => Uint8Array,
  ): Matches {
    const { codes } = this.column(column);
    const languages = this.file.texts["language"];
    if (!languages || languages.values.length === 1) return this.spread(column, exactly);
    const { codes: languageOf } = this.column(languages);
    const isExact = this.scratch.bytes(languages.values.length);
    if (markHaving(isExact, languageOf, { codes, wanted: exactly })) {
      return this.spread(column, exactly);
    }
    const holding = othersOf();
    const matches = this.scratch.bytes(codes.length);
    for (let card = 0; card < codes.length; card += 1) {
      const wanted = isExact[languageOf[card] ?? 0] === 1 ? exactly : holding;
      matches[card] = wanted[codes[card] ?? 0] ?? 0;
    }
    return matches;
  }

  private proseMatches(
    column: ProseColumn | undefined,
    { compare, value }: Extract<SearchTree, { kind: "prose" }>,
  ): Matches {
    if (!column) return this.noneOr(compare === "!=");
    const { search, lists } = this.proseSearch(column);
    const has = lists.with(compare === "has" ? search.having(value) : search.saying(value));
    return this.spread(column, compare === "!=" ? negated(has) : has);
  }

  private readyTexts(column: IndexColumn<TextValue>): ReadyTexts {
    const known = this.texts.get(column);
    const texts = known ?? new ReadyTexts(column.values);
    if (!known) this.texts.set(column, texts);
    return texts;
  }

  private proseSearch(column: ProseColumn): SearchedProse {
    const known = this.prose.get(column);
    const made = known ?? {
      ...{ search: new ProseSearch(column.texts), lists: new TextLists(column.values) },
    };
    if (!known) this.prose.set(column, made);
    return made;
  }

  private noneOr(isAll: boolean): Matches {
    return this.scratch.bytes(this.file.ids.length).fill(isAll ? 1 : 0);
  }
}

const negated = (values: Uint8Array): Uint8Array => values.map((value) => 1 - value);

/** Marks the languages that have a card with a wanted value; ends where all have, and returns whether they do. */
function markHaving(
  has: Uint8Array,
  languageOf: Int32Array,
  { codes, wanted }: { readonly codes: Int32Array; readonly wanted: Uint8Array },
): boolean {
  let others = has.length;
  for (let card = 0; card < codes.length && others > 0; card += 1) {
    const language = languageOf[card] ?? 0;
    if (has[language] === 1 || wanted[codes[card] ?? 0] !== 1) continue;
    has[language] = 1;
    others -= 1;
  }
  return others === 0;
}
