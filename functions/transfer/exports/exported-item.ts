import { gamePartOf, setIdOf } from "#schemas/catalog/printing-id.ts";
import { isSealedId } from "#schemas/catalog/sealed-id.ts";
import type { Collection } from "#schemas/collections/collection.ts";
import type { ExportedItem } from "#schemas/transfer/exported-item.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { NamedItem } from "./export-content.ts";

/** A lot as formats write it, also of a card that the catalogue does not know. */
export const exportedItem = (
  { name, kind }: Pick<Collection, "name" | "kind">,
  { item, card }: NamedItem,
): ExportedItem => ({
  item,
  card: card ?? unknownCard(item.printingId),
  collection: { name, kind },
});

/** What its id says of a card, which is no name. */
function unknownCard(id: PrintingId): ExportedItem["card"] {
  const set = setIdOf(id);
  return {
    ...{
      game: gamePartOf(id),
      name: "",
      setName: "",
      setCode: set.slice(set.lastIndexOf(":") + 1),
    },
    ...{ number: id.slice(set.length + 1), productIds: {}, isSealed: isSealedId(id) },
  };
}
