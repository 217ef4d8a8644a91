import { remadeCard, remadeSet } from "#functions/sources/providers/pokemontcg/remade.ts";
import { readSet } from "#functions/sources/providers/pokemontcg/set-object.ts";
import { normalizeTcgdexSet } from "#functions/sources/providers/tcgdex/normalize-set.ts";
import {
  leftOfSet,
  remadeCard as remadeTcgdexCard,
  remadeSet as remadeTcgdexSet,
} from "#functions/sources/providers/tcgdex/remade.ts";
import type { CardFragment, SetFragment } from "#schemas/catalog/fragment.ts";
import type { Language } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import type { MergedCatalogue } from "./merged-catalogue.ts";
import type { Catalogues } from "./reference-catalogue.ts";

/** How many cards or sets have a field, and in which way silver keeps it. */
export interface FieldCoverage {
  readonly field: string;
  readonly objects: number;
  /** Our own fields say it, value for value. */
  readonly said: number;
  /** It stands beside them as it came. */
  readonly asGiven: number;
  readonly lost: number;
}

type Json = Readonly<Record<string, unknown>>;

/** Of each field of a source's objects, in how many their fragments give it again, value for value. */
function coverageOf<Fragment extends CardFragment | SetFragment>(
  pairs: Iterable<readonly [Json, Fragment]>,
  remade: (fragment: Fragment) => Json,
  elsewhere: readonly string[],
): readonly FieldCoverage[] {
  const counts = new Map<string, Record<"objects" | "said" | "asGiven" | "lost", number>>();
  for (const [object, fragment] of pairs) {
    const again = remade(fragment);
    for (const [field, value] of Object.entries(object)) {
      if (elsewhere.includes(field)) continue;
      const count = counts.get(field) ?? { objects: 0, said: 0, asGiven: 0, lost: 0 };
      counts.set(field, count);
      count.objects += 1;
      if (canonicalJson(again[field]) !== canonicalJson(value)) count.lost += 1;
      else if (Object.hasOwn(fragment.asGiven ?? {}, field)) count.asGiven += 1;
      else count.said += 1;
    }
  }
  return [...counts].map(([field, count]) => ({ field, ...count }));
}

/** Both sources' cards and sets, by the tables of the reference catalogues. */
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
    pokemontcgSets: coverageOf(
      pokemontcg.sets.map((set) => [set, readSet(set).fragment]),
      remadeSet,
      [],
    ),
    tcgdexSets: tcgdexSetCoverage(tcgdex.sets, "en"),
  };
}

/** Each card of a set's list is told by its own answer; which they are, by the list of its members. */
export const tcgdexSetCoverage = (sets: readonly unknown[], language: Language) =>
  coverageOf(
    sets.map((body): [Json, SetFragment] => {
      const { set } = normalizeTcgdexSet(body, { language });
      return [Object(body), { ...set, asGiven: leftOfSet(Object(body), set) }];
    }),
    remadeTcgdexSet,
    ["cards"],
  );

/** `docs/field-coverage.md`. */
export const coveragePage = ({
  pokemontcg,
  tcgdex,
  ...sets
}: ReturnType<typeof coverages>): string => `# Field coverage

Written by \`npm run crosswalk\` from both catalogues whole. Of each field of a source's object: how many have it; in how many our own
fields say it value for value; in how many it stands beside them as it came (\`asGiven\` of the fragment: an apostrophe that is set otherwise, a
number without its leading zeros, an empty text); and in how many it is lost. The object's set is told by the set's own fragment, and the cards
that a set lists by their own. Prices and moments of change of cards are left out: they change daily and lie in bronze.

## Pokémon TCG API

${tableOf(pokemontcg)}

## TCGdex

${tableOf(tcgdex)}

## Sets of the Pokémon TCG API

${tableOf(sets.pokemontcgSets, "Sets")}

## Sets of TCGdex

${tableOf(sets.tcgdexSets, "Sets")}
`;

const tableOf = (rows: readonly FieldCoverage[], what = "Cards") =>
  [
    `| Field | ${what} | In our fields | As it came | Lost |`,
    "|---|---|---|---|---|",
    ...rows.map(
      ({ field, objects, said, asGiven, lost }) =>
        `| \`${field}\` | ${objects} | ${said} | ${asGiven} | ${lost} |`,
    ),
  ].join("\n");
