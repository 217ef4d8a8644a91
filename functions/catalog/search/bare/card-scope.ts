import type { IndexColumn, TextValue } from "../../indexing/index-file.ts";
import type { SearchTree } from "../query/search-tree.ts";
import type { BareIndex } from "./bare-index.ts";

/** The names and facts that the cards have that are looked for at all. */
export interface CardScope {
  hasCard(card: number): boolean;
  hasName(name: number): boolean;
  hasFact(value: number): boolean;
}

/**
 * The cards of one language, or all of them. What one language holds never changes what another finds: a
 * word is a typing error where no card of the language asked for has it.
 */
export class CardScopes {
  private readonly made = new Map<string, CardScope>();
  private readonly index: BareIndex;
  private readonly languages: readonly string[];
  private readonly codes: Int32Array;

  constructor(
    index: BareIndex,
    languages: IndexColumn<TextValue> | undefined,
    codesOf: (column: IndexColumn<unknown>) => Int32Array,
  ) {
    this.index = index;
    this.languages = languages?.values.map(({ exact: [language = ""] = [] }) => language) ?? [];
    this.codes = languages ? codesOf(languages) : new Int32Array();
  }

  /** @param tree whose language is what it asks for at its outside */
  of(tree: SearchTree): CardScope {
    const language = this.languages.length > 1 ? languageIn(tree) : undefined;
    return language === undefined ? everything : this.inLanguage(language);
  }

  private inLanguage(language: string): CardScope {
    const known = this.made.get(language);
    if (known) return known;
    const { nameCodes, names, facts } = this.index;
    const [isName, isFact] = [new Uint8Array(names.sizes.length), new Uint8Array(facts.count)];
    const wanted = this.languages.indexOf(language);
    for (const [card, code] of this.codes.entries()) {
      if (code !== wanted) continue;
      isName[nameCodes[card] ?? 0] = 1;
      for (const { from, codes } of facts.columns) isFact[from + (codes[card] ?? 0)] = 1;
    }
    const scope: CardScope = {
      hasCard: (card) => this.codes[card] === wanted,
      hasName: (name) => isName[name] === 1,
      hasFact: (value) => isFact[value] === 1,
    };
    // There are as many as languages, and one for all that are none.
    if (wanted >= 0) this.made.set(language, scope);
    return scope;
  }
}

const everything: CardScope = {
  hasCard: () => true,
  hasName: () => true,
  hasFact: () => true,
};

function languageIn(tree: SearchTree): string | undefined {
  if (tree.kind === "and") {
    return tree.parts.map(languageIn).find((language) => language !== undefined);
  }
  if (tree.kind !== "text" || tree.field !== "language" || tree.compare === "!=") return undefined;
  return tree.value.toLowerCase();
}
