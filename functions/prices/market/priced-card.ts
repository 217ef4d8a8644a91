import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { SeriesKey } from "../books/point.ts";
import { copyOfText, copyText } from "../books/priced-copy.ts";

/** What of a card says which series are its own. */
export interface PricedCard {
  readonly language: string;
  readonly variants: readonly {
    readonly key: string;
    readonly aliases?: readonly string[] | undefined;
  }[];
}

/** A series of a card, under the key that its variant has at present. */
interface Keyed {
  readonly key: SeriesKey;
}

/**
 * The series of a card in its own language, in their order: those of products that are sold in it, or in any. Those under a key that a
 * variant had before go on under its present one: where there are several of one key, they are made one, that under the present key last.
 */
export function seriesForCard<Series extends Keyed>(
  { language, variants }: PricedCard,
  all: readonly Series[],
  join: (several: readonly [Series, Series, ...Series[]]) => Series,
): readonly Series[] {
  const present = presentKeys(variants);
  const own = all.filter(({ key }) => isSoldIn(language, key));
  const variantOf = ({ key }: Keyed) => copyOfText(key.variant).variant;
  if (own.every((one) => !present.has(variantOf(one)))) return own.toSorted(inOrder);
  const formerFirst = own.toSorted(
    (a, b) => Number(present.has(variantOf(b))) - Number(present.has(variantOf(a))),
  );
  const renamed = formerFirst.map((one) => ({
    ...one,
    key: { ...one.key, variant: presentText(one.key.variant, present) },
  }));
  return [...Map.groupBy(renamed, ({ key }) => nameOf(key)).values()]
    .flatMap(([first, second, ...others]) =>
      first && second ? join([first, second, ...others]) : (first ?? []),
    )
    .sort(inOrder);
}

export const isSoldIn = (language: string, { languages }: SeriesKey): boolean =>
  languages === "any" || languages.split(",").includes(language);

/** The language of a card that may be had in several. */
export const englishFirst = (languages: readonly string[]): string =>
  languages.includes("en") ? "en" : (languages[0] ?? "en");

/** The present key of each that a variant had before. */
const presentKeys = (variants: PricedCard["variants"]): ReadonlyMap<string, string> =>
  new Map(variants.flatMap(({ key, aliases = [] }) => aliases.map((alias) => [alias, key])));

function presentText(text: string, present: ReadonlyMap<string, string>): string {
  const copy = copyOfText(text);
  return copyText({ ...copy, variant: present.get(copy.variant) ?? copy.variant });
}

const nameOf = ({ variant, source, currency, languages }: SeriesKey): string =>
  [variant, source, currency, languages].join(" ");

const fields = ["variant", "source", "currency", "languages"] as const;

/** As their names are; field by field, because a catalogue is put in order within a search. */
function inOrder({ key: a }: Keyed, { key: b }: Keyed): number {
  for (const field of fields) if (a[field] !== b[field]) return byCodeUnits(a[field], b[field]);
  return 0;
}
