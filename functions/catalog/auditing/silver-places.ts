import { type CatalogKey, fragmentPrefix } from "#schemas/storage/catalog-items.ts";

/**
 * Finds where silver holds what a source says: also where no reader and no other item leads. A place is
 * a partition of fragments, or `<partition>\n<sort key>` of a list.
 */
export interface SilverPlaces {
  /**
   * Some of the places, in no order, perhaps again and again.
   *
   * @param from where the answer before left off
   */
  places(
    source: string,
    from?: PlacesFrom,
  ): Promise<{ readonly names: readonly string[]; readonly next?: PlacesFrom }>;
}

export type PlacesFrom = Readonly<Record<string, string>>;

/** The place that an item shows; undefined for what is merged, and for what another source says. */
export function placeIn(source: string, { pk, sk }: CatalogKey): string | undefined {
  if (sk.startsWith(`${fragmentPrefix}${source}#`)) return pk;
  return isListKey(sk) ? `${pk}\n${sk}` : undefined;
}

export const listPrefixes = ["MEMBERS", "LISTED#"] as const;
const isListKey = (sk: string) => listPrefixes.some((prefix) => sk.startsWith(prefix));

/** The key of a list's place; undefined when it is one of fragments. */
export function listKeyOf(place: string): CatalogKey | undefined {
  const [pk = "", sk] = place.split("\n");
  return sk === undefined ? undefined : { pk, sk };
}

/** The language that a place is in; undefined where it holds every language. */
export function languageOfPlace(place: string): string | undefined {
  const listed = /\nLISTED#(.+)$/.exec(place);
  if (listed) return listed[1];
  return /^(?:SET|SETFRAGMENTS)#[^:]+:([^:]+):/.exec(place)?.[1];
}
