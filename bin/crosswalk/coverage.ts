import { remadeCard } from "#functions/sources/providers/pokemontcg/remade.ts";
import { remadeCard as remadeTcgdexCard } from "#functions/sources/providers/tcgdex/remade.ts";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import type { MergedCatalogue } from "./merged-catalogue.ts";
import type { Catalogues } from "./reference-catalogue.ts";

/** How many cards have a field, and in which way silver keeps it. */
export interface FieldCoverage {
  readonly field: string;
  readonly cards: number;
  /** Our own fields say it, value for value. */
  readonly said: number;
  /** It stands beside them as it came. */
  readonly asGiven: number;
  readonly lost: number;
}

type Json = Readonly<Record<string, unknown>>;

/** Of each field of a card's object, in how many cards its fragment gives it again, value for value. */
export function coverageOf(
  pairs: Iterable<readonly [Json, CardFragment]>,
  remade: (card: CardFragment) => Json,
  elsewhere: readonly string[],
): readonly FieldCoverage[] {
  const counts = new Map<string, { cards: number; said: number; asGiven: number; lost: number }>();
  for (const [object, card] of pairs) {
    const again = remade(card);
    for (const [field, value] of Object.entries(object)) {
      if (elsewhere.includes(field)) continue;
      const count = counts.get(field) ?? { cards: 0, said: 0, asGiven: 0, lost: 0 };
      counts.set(field, count);
      count.cards += 1;
      if (canonicalJson(again[field]) !== canonicalJson(value)) count.lost += 1;
      else if (Object.hasOwn(card.asGiven ?? {}, field)) count.asGiven += 1;
      else count.said += 1;
    }
  }
  return [...counts].map(([field, count]) => ({ field, ...count }));
}

/** Both sources' cards, by the tables of the reference catalogues. */
export function coverages({ tcgdex, pokemontcg }: Catalogues, merged: MergedCatalogue) {
  const firstOf = (id: string) => merged.pokemontcg.get(id)?.[0]?.value;
  const pairs = <T extends Json & { id: string }>(
    objects: readonly T[],
    of: (id: string) => CardFragment | undefined,
  ) =>
    objects.flatMap((object): (readonly [Json, CardFragment])[] => {
      const card = of(object.id);
      return card ? [[object, card]] : [];
    });
  return {
    pokemontcg: coverageOf(pairs(pokemontcg.cards, firstOf), remadeCard, ["set"]),
    tcgdex: coverageOf(
      pairs(tcgdex.cards, (id) => merged.tcgdex.get(id)?.value),
      remadeTcgdexCard,
      ["set", "updated", "pricing"],
    ),
  };
}

/** `docs/field-coverage.md`. */
export const coveragePage = ({
  pokemontcg,
  tcgdex,
}: ReturnType<typeof coverages>): string => `# Field coverage

Written by \`npm run crosswalk\` from both catalogues whole. Of each field of a source's object: how many cards have it; in how many our own
fields say it value for value; in how many it stands beside them as it came (\`asGiven\` of the fragment: an apostrophe that is set otherwise, a
number without its leading zeros, an empty text); and in how many it is lost. The object's set is told by the set's own fragment. Prices and
moments of change are left out: they change daily and lie in bronze.

## Pokémon TCG API

${tableOf(pokemontcg)}

## TCGdex

${tableOf(tcgdex)}
`;

const tableOf = (rows: readonly FieldCoverage[]) =>
  [
    "| Field | Cards | In our fields | As it came | Lost |",
    "|---|---|---|---|---|",
    ...rows.map(
      ({ field, cards, said, asGiven, lost }) =>
        `| \`${field}\` | ${cards} | ${said} | ${asGiven} | ${lost} |`,
    ),
  ].join("\n");
