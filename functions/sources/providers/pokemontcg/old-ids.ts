import type { SetId } from "#schemas/values.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import { numberAt, setPlaceOf, setsByTable, setsOf } from "./places.ts";

/** The source's sets by ours: the table turned round, the main set of a place first. */
const byOurs = new Map(
  [
    ...setsByTable.map((set): [string, string] => [setPlaceOf(set), set]),
    ...setsByTable.flatMap((set) =>
      setsOf(set)
        .slice(1)
        .map((ours): [string, string] => [ours, set]),
    ),
  ].toReversed(),
);

/**
 * How the source calls a set of ours, or would by the rules of its ids: `sv03.5` is `sv3pt5`. Undefined for one of
 * which neither the table nor a rule speaks.
 */
export function oldSetId(id: SetId): string | undefined {
  const ours = ownText(id);
  const known = byOurs.get(ours);
  if (known !== undefined) return known;
  const [, series, count, half] = /^(sv|me)(\d{2})(\.5)?$/.exec(ours) ?? [];
  return series === undefined ? undefined : `${series}${Number(count)}${half ? "pt5" : ""}`;
}

/** Our id of a set, with what the source's ids never hold written out. */
export const inItsManner = (id: SetId): string => ownText(id).replaceAll(".", "pt");

const ownText = (id: SetId): string => id.slice(id.lastIndexOf(":") + 1);

/** A number as the source writes it: without the zeros that we fill it up with in some sets. */
export function oldNumber(number: string, setId: string): string {
  const short = number.replace(/^(\D*)0+(?=\d)/u, "$1");
  return numberAt(short, setId) === number ? short : number;
}

const supertypes: Readonly<Record<string, string>> = {
  pokemon: "Pokémon",
  trainer: "Trainer",
  energy: "Energy",
};

/** A category of ours in the source's word. */
export const supertypeOf = (category: string): string =>
  ownValue(supertypes, category) ?? category.replace(/^./u, (letter) => letter.toUpperCase());
