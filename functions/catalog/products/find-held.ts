import type { Card } from "#schemas/catalog/card.ts";
import { setIdOf } from "#schemas/catalog/printing-id.ts";
import {
  isSealedId,
  sealedIdOf,
  sealedPlaceOf,
  sealedVariant,
} from "#schemas/catalog/sealed-id.ts";
import type { ProductItem } from "#schemas/storage/catalog-items.ts";
import type { PrintingId } from "#schemas/values.ts";
import { findCards } from "../reading/find-cards.ts";
import type { CatalogStore } from "../silver/catalog-store.ts";

/** What lies in collections and has prices: a printing, or a sealed product in the shape of one. */
export type HeldThing = Pick<
  Card,
  | ("id" | "game" | "language" | "setId" | "number" | "name" | "artist" | "rarity")
  | ("variants" | "attributes" | "images")
>;

/**
 * Printings and sealed products by the ids under which they are held; an unknown one is left out, a removed card is there. Costs half a read
 * unit for each.
 */
export async function findHeld(
  ids: readonly PrintingId[],
  { store }: { readonly store: Pick<CatalogStore, "cards" | "productsAt"> },
): Promise<ReadonlyMap<PrintingId, HeldThing>> {
  const wanted = new Set(ids);
  const places = [...wanted].flatMap((id) => sealedPlaceOf(id) ?? []);
  const printings = [...wanted].filter((id) => !isSealedId(id));
  const [cards, products] = await Promise.all([
    printings.length > 0 ? findCards(printings, { store }) : [],
    places.length > 0 ? store.productsAt(places) : [],
  ]);
  const sealed = products.flatMap((product) => sealedThing(product) ?? []);
  const held = sealed.flatMap((thing) =>
    wanted.has(thing.id) ? [[thing.id, thing] as const] : [],
  );
  return new Map<PrintingId, HeldThing>([...cards, ...held]);
}

/** A sealed product as what is held; undefined of a single card, which is held as the printing that it is. */
function sealedThing({ value }: Pick<ProductItem, "value">): HeldThing | undefined {
  const id = value.kind === "sealed" ? sealedIdOf(value) : undefined;
  if (!id) return undefined;
  const { game, language, shop, name, id: number } = value;
  const variant = { key: sealedVariant, finish: sealedVariant, productIds: { [shop]: number } };
  const common = { id, game, language, setId: setIdOf(id), number, name, variants: [variant] };
  return { ...common, attributes: {}, images: [] };
}
