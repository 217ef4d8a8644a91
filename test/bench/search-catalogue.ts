import { growingIndex } from "#functions/catalog/indexing/index-content.ts";
import type { IndexFile } from "#functions/catalog/indexing/index-file.ts";
import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import type { AttributeValue } from "#schemas/games/index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { inCopy } from "#test/support/catalogue/english-catalogue.ts";

/** An index of so many copies of a catalogue, made set by set: they are never there all at once. */
export function indexOfCopies(cards: readonly IndexedCard[], copies: number): IndexFile {
  const index = growingIndex(pokemon);
  const sets = [...Map.groupBy(cards, ({ card }) => card.setId).values()].flatMap((own) =>
    Array.from({ length: copies }, (_none, copy) => {
      const make = (one: IndexedCard) => (copies === 1 ? one : saying(inCopy(one, copy), copy));
      const [first] = own;
      return { id: first ? make(first).card.setId : "", make: () => own.map(make) };
    }),
  );
  for (const { make } of sets.sort((a, b) => byCodeUnits(a.id, b.id))) index.add(make());
  index.endLanguage("en");
  return index.done([], []);
}

/** A copy whose texts are its own: distinct texts grow as the catalogue does. */
function saying({ card, set }: IndexedCard, copy: number): IndexedCard {
  const changed = Object.entries(card.attributes).map(([name, value]) => [name, told(value, copy)]);
  return { card: { ...card, attributes: Object.fromEntries(changed) }, set };
}

function told(value: AttributeValue, copy: number): AttributeValue {
  if (!Array.isArray(value)) return value;
  return value.map((one) =>
    typeof one === "object" && "effect" in one
      ? { ...one, effect: `${one["effect"]} ${copy}` }
      : one,
  ) as AttributeValue;
}
