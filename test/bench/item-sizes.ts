import type { MergedCatalogue } from "#bin/crosswalk/merged-catalogue.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import type { Figures } from "./run.ts";

const details = Object.entries(pokemon.attributes)
  .filter(([, attribute]) => "isDetail" in attribute && attribute.isDetail)
  .map(([name]) => name);
/** What only a whole card has: texts, and what remakes a source's object. */
const isText = (name: string) => name === "asGiven" || details.includes(name);

/** Bytes of an item as JSON, which DynamoDB's own count is close to: names count there too. */
const bytesOf = (item: unknown) => Buffer.byteLength(JSON.stringify(item));
const bytesWithoutTexts = (item: unknown) =>
  Buffer.byteLength(JSON.stringify(item, (key, value) => (isText(key) ? undefined : value)) ?? "");

/** What texts add to the items of both catalogues: bytes of a card and of what is said of it, and the tables. */
export function itemSizes({ cards, tcgdex, pokemontcg }: MergedCatalogue): Figures {
  const merged = [...cards.values()];
  const fragments = [...tcgdex.values(), ...[...pokemontcg.values()].flat()];
  const all = (items: readonly unknown[], bytes: (item: unknown) => number) =>
    items.reduce((sum: number, item) => sum + bytes(item), 0);
  const of = (bytes: (item: unknown) => number) => ({
    card: all(merged, bytes) / merged.length,
    fragment: all(fragments, bytes) / fragments.length,
    table: (all(merged, bytes) + all(fragments, bytes)) / 1e6,
  });
  const [whole, slim] = [of(bytesOf), of(bytesWithoutTexts)];
  return {
    cards: merged.length,
    fragments: fragments.length,
    card_bytes: Math.round(whole.card),
    card_bytes_without_texts: Math.round(slim.card),
    fragment_bytes: Math.round(whole.fragment),
    fragment_bytes_without_texts: Math.round(slim.fragment),
    cards_over_4_kb: merged.filter((item) => bytesOf(item) > 4096).length,
    cards_and_fragments_mb: Math.round(whole.table * 10) / 10,
    cards_and_fragments_mb_without_texts: Math.round(slim.table * 10) / 10,
  };
}
