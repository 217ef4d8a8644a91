import { type Language, SetId } from "#schemas/values.ts";
import type { IndexColumn, IndexFile } from "../indexing/index-file.ts";
import type { Suggestion, SuggestKind, SuggestRequest } from "./search-index.ts";
import { fold } from "./words/fold.ts";
import { NearWords } from "./words/near-words.ts";
import { ProseSearch } from "./words/prose-search.ts";

/** Of an index in memory, what is suggested from. */
interface Columns {
  readonly file: Pick<IndexFile, "name" | "texts">;
  /** By card, how much people want it; undefined where nobody wants any. */
  readonly weights: Uint8Array | undefined;
  column<Value>(column: IndexColumn<Value>): { values: readonly Value[]; codes: Int32Array };
}

/** Something that may be suggested, with the cards of each language that it stands on. */
interface Entry {
  readonly kind: SuggestKind;
  readonly text: string;
  readonly id?: SetId;
  readonly folded: string;
  readonly cardsIn: ReadonlyMap<Language, number>;
  readonly cards: number;
  /** How much people want the card among them that they want most. */
  readonly weight: number;
}

/** How well an entry goes with what was written; lower is better. */
const fits = { beginsWhole: 0, begins: 1, hasWord: 2, nearly: 3 } as const;

/** Whole words before what goes on within the last of them: `mew` is Mew ex before Mewtwo. */
const fitOf = (folded: string, wanted: string): number => {
  if (!folded.startsWith(wanted)) return fits.hasWord;
  return `${folded} `.startsWith(`${wanted} `) ? fits.beginsWhole : fits.begins;
};

/** Completes names, sets and artists: from the start, from the start of a word, or nearly so. */
export class Suggestions {
  private readonly entries: readonly Entry[];
  private readonly texts: ProseSearch;
  private readonly near: NearWords;

  constructor(index: Columns) {
    const { name, texts } = index.file;
    this.entries = [
      ...entriesOf(index, "name", name, (text) => ({ text })),
      ...entriesOf(index, "set", texts["set"], ({ words: [text], exact = [] }) => {
        const known = SetId.safeParse(exact[0]).data;
        return text === undefined || !known ? undefined : { text, id: known };
      }),
      ...entriesOf(index, "artist", texts["artist"], ({ words: [text] }) =>
        text === undefined ? undefined : { text },
      ),
    ];
    const folded = this.entries.map((entry) => entry.folded);
    this.texts = new ProseSearch(folded);
    this.near = new NearWords(folded);
  }

  /** The best first: from the start, in whole words, before from a word's, then what stands on the most cards, then what people want. */
  of({ text, kinds, language, limit }: SuggestRequest): readonly Suggestion[] {
    const wanted = fold(text);
    if (wanted === "") return [];
    const isWanted = (entry: Entry) => kinds.includes(entry.kind) && cardsOf(entry, language) > 0;
    const found = this.placesOf(this.texts.having(text)).filter(isWanted);
    const exactly = found.map((entry) => ({ entry, fit: fitOf(entry.folded, wanted) }));
    const nearly = exactly.length > 0 ? [] : this.placesOf(this.near.to(wanted)).filter(isWanted);
    return [...exactly, ...nearly.map((entry) => ({ entry, fit: fits.nearly }))]
      .sort(
        (a, b) =>
          a.fit - b.fit ||
          cardsOf(b.entry, language) - cardsOf(a.entry, language) ||
          b.entry.weight - a.entry.weight,
      )
      .slice(0, limit)
      .map(({ entry }) => ({
        ...{ kind: entry.kind, text: entry.text, cards: cardsOf(entry, language) },
        ...(entry.id && { id: entry.id }),
      }));
  }

  private placesOf(found: Uint8Array): Entry[] {
    return this.entries.filter((_entry, place) => found[place] === 1);
  }
}

const cardsOf = ({ cards, cardsIn }: Entry, language: Language | undefined): number =>
  language === undefined ? cards : (cardsIn.get(language) ?? 0);

/** What the values of a column suggest. */
function entriesOf<Value>(
  index: Columns,
  kind: SuggestKind,
  column: IndexColumn<Value> | undefined,
  tell: (value: Value) => { readonly text: string; readonly id?: SetId } | undefined,
): readonly Entry[] {
  if (!column) return [];
  const { values, codes } = index.column(column);
  const counts = languageCounts(index, codes);
  const weights = heaviest(index, values.length, codes);
  return values.flatMap((value, code) => {
    const told = tell(value);
    const cardsIn = counts.get(code);
    if (!told || !cardsIn) return [];
    const cards = [...cardsIn.values()].reduce((sum, count) => sum + count, 0);
    return [{ kind, ...told, folded: fold(told.text), cardsIn, cards, weight: weights[code] ?? 0 }];
  });
}

/** For each value, the weight of the heaviest card that has it. */
function heaviest({ weights }: Columns, values: number, codes: Int32Array): Uint8Array {
  const most = new Uint8Array(values);
  for (const [card, weight] of weights?.entries() ?? []) {
    const code = codes[card] ?? 0;
    most[code] = Math.max(most[code] ?? 0, weight);
  }
  return most;
}

/** For each value, how many cards of each language have it. */
function languageCounts(index: Columns, codes: Int32Array) {
  const language = index.file.texts["language"];
  const { values, codes: languageOf } = language
    ? index.column(language)
    : { values: [], codes: new Int32Array(codes.length) };
  const names = values.map(({ exact: [name = ""] = [] }) => name);
  const counts = new Map<number, Map<Language, number>>();
  for (let card = 0; card < codes.length; card += 1) {
    const code = codes[card] ?? 0;
    const own = counts.get(code) ?? new Map<Language, number>();
    const name = names[languageOf[card] ?? 0] ?? "";
    own.set(name, (own.get(name) ?? 0) + 1);
    if (own.size === 1) counts.set(code, own);
  }
  return counts;
}
