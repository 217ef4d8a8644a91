import type { SearchRequest, SearchSort } from "#functions/catalog/search/search-index.ts";
import { facetNames } from "#schemas/http/search-words.ts";

export interface BenchQuery {
  readonly name: string;
  readonly q: string;
  readonly sort?: SearchSort;
  readonly facets?: SearchRequest["facets"];
}

/** What people and programs ask, and what those ask who want to see a search work. */
export const benchQueries: readonly BenchQuery[] = [
  { name: "common_name", q: "pikachu" },
  { name: "rare_name", q: "ditto artist:sugimori" },
  { name: "missing_name", q: "zzyzxqq" },
  { name: "typing_error", q: "charzard" },
  { name: "one_letter", q: "c" },
  { name: "phrase", q: '"professor\'s research"' },
  { name: "everything", q: "", sort: "released" },
  { name: "by_rarity", q: "pikachu", sort: "-rarity" },
  { name: "common_field", q: "category:pokemon", sort: "-released" },
  {
    name: "compound",
    q: 'charizard set:base1 rarity:rare hp>=100 -type:fire or (year:1999 type:water) "mew"',
  },
  {
    name: "broad_compound",
    q: "(type:fire or type:water) -rarity:common hp>=60 year>=2010",
    sort: "name",
  },
  { name: "text_phrase", q: 'text:"draw a card"' },
  { name: "text_common_word", q: "text:energy" },
  { name: "text_rare_word", q: "text:bibarel" },
  { name: "text_missing", q: 'text:"zzyzxqq nothing"' },
  { name: "attack_name", q: "attack:thunder hp>=100" },
  { name: "marks", q: "is:promo has:image -has:ability" },
  { name: "number_of_set", q: "number:4/102" },
  { name: "faceted", q: "pikachu", facets: facetNames },
  { name: "faceted_everything", q: "", facets: facetNames },
  { name: "fifty_names", q: "n!=x ".repeat(50) },
  { name: "ten_texts", q: "text:a ".repeat(10) },
];

/** What somebody has written so far. */
export const benchSuggestions: readonly (readonly [name: string, text: string])[] = [
  ["one_letter", "c"],
  ["prefix", "chari"],
  ["misspelt", "chairzard"],
  ["misspelt_long", "professors reserch"],
  ["missing", "zzyzxqq"],
];
