import { growingIdTable } from "#functions/catalog/identifying/growing-id-table.ts";
import { encodeIdTable, idTable } from "#functions/catalog/identifying/id-table.ts";
import { identify } from "#functions/catalog/identifying/identify.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import type { CardPart, MergedCatalogue } from "./merged-catalogue.ts";

/** Of the cards of one source: asked for by its id alone, which of ours comes. */
interface FoundById {
  readonly cards: number;
  readonly found: number;
  /** Several are named, its own among them. */
  readonly ambiguous: number;
  readonly wrong: number;
}

/** What all ids of the catalogue come to. */
export interface IdFigures {
  readonly ids: number;
  readonly bytes: number;
  readonly packedBytes: number;
  readonly pokemontcg: FoundById;
  readonly tcgdex: FoundById;
}

export function idFigures({ cards, pokemontcg, tcgdex }: MergedCatalogue): IdFigures {
  const growing = growingIdTable(pokemon);
  for (const { value } of cards.values()) growing.add(value, "current");
  const lines = growing.done();
  const table = idTable(pokemon.name, lines);
  const foundIn = (all: Iterable<readonly [string, readonly CardPart[]]>): FoundById => {
    const counts = { cards: 0, found: 0, ambiguous: 0, wrong: 0 };
    for (const [id, parts] of all) {
      const ours = new Set<string>(parts.map(({ value }) => value.id));
      const meant = identify(id, [table]);
      counts.cards += 1;
      if (meant.outcome === "found" && ours.has(meant.printingId)) counts.found += 1;
      else if (meant.outcome === "ambiguous" && meant.printingIds.some((one) => ours.has(one))) {
        counts.ambiguous += 1;
      } else counts.wrong += 1;
    }
    return counts;
  };
  return {
    ids: lines.length,
    bytes: lines.join("\n").length,
    packedBytes: encodeIdTable(lines).content.length,
    pokemontcg: foundIn(pokemontcg),
    tcgdex: foundIn([...tcgdex].map(([id, part]) => [id, [part]])),
  };
}
