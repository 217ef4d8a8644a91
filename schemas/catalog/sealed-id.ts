import { type Language, PrintingId, VariantKey } from "../values.ts";
import { languagePartOf } from "./printing-id.ts";

/** Where a product stands at a shop. */
export interface ProductPlace {
  readonly game: string;
  readonly language: Language;
  readonly shop: string;
  /** The shop's name for what we call a set. */
  readonly groupId: string;
  /** Its number at the shop. */
  readonly id: string;
}

/** The one variant in which a sealed product is held. */
export const sealedVariant = VariantKey.parse("sealed");

const shape = /^([a-z]+):[a-z-]+:product\.([a-z0-9-]+)\.([a-z0-9]+)-([a-z0-9]+)$/;

/**
 * The id under which a sealed product is held, in the shape of a printing's: `pokemon:en:product.tcgplayer.604-906041`, with its shop and
 * group for a set and its number there for that of a card. Undefined where the shop's ids have other signs than small letters and digits.
 */
export function sealedIdOf(place: ProductPlace): PrintingId | undefined {
  const { game, language, shop, groupId, id } = place;
  const made = PrintingId.safeParse(`${game}:${language}:product.${shop}.${groupId}-${id}`).data;
  return made && shape.test(made) ? made : undefined;
}

/** Where the product stands that is held under this id; undefined for a printing's. */
export function sealedPlaceOf(id: PrintingId): ProductPlace | undefined {
  const [, game, shop, groupId, number] = shape.exec(id) ?? [];
  if (game === undefined || shop === undefined) return undefined;
  if (groupId === undefined || number === undefined) return undefined;
  return { game, language: languagePartOf(id), shop, groupId, id: number };
}

/** Whether a sealed product is held under this id. */
export const isSealedId = (id: PrintingId): boolean => shape.test(id);
