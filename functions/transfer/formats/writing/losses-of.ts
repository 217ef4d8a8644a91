import type { ExportedItem } from "#schemas/transfer/exported-item.ts";
import type { Loss, Writes } from "./writes.ts";
import { printingWords } from "./written-finish.ts";

/** Whether an item says a thing at all. */
const says: Readonly<Record<Loss, (one: ExportedItem) => boolean>> = {
  collection: () => true,
  kind: ({ collection }) => collection.kind !== "binder",
  variant: ({ item }) => !plain.has(printingWords(item.variant)),
  name: () => true,
  "set name": () => true,
  "set code": () => true,
  number: ({ card }) => card.number !== "",
  rarity: ({ card }) => card.rarity !== undefined,
  language: ({ item }) => item.language !== "en",
  condition: ({ item }) => item.condition !== undefined,
  grade: ({ item }) => item.grade !== undefined,
  certificate: ({ item }) => item.grade?.certificate !== undefined,
  "price paid": ({ item }) => item.paid !== undefined,
  currency: ({ item }) => item.paid !== undefined,
  "other currencies": ({ item }) => item.paid !== undefined && item.paid.currency !== "EUR",
  "day bought": ({ item }) => item.paid?.day !== undefined,
  location: ({ item }) => item.location !== undefined,
  tags: ({ item }) => item.tags !== undefined && item.tags.length > 0,
  notes: ({ item }) => item.notes !== undefined,
  picture: ({ item }) => item.picture !== undefined,
  signed: ({ item }) => item.isSigned === true,
  altered: ({ item }) => item.isAltered === true,
  misprint: ({ item }) => item.isMisprint === true,
  proxy: ({ item }) => item.isProxy === true,
  "day added": () => true,
  "sealed products": ({ card }) => card.isSealed,
};

/** Finishes that are told apart even where there are but two. */
const plain = new Set(["Normal", "Foil"]);

/** What of an item a format does not hold; what it does not say is not lost. */
export const lossesOf = ({ loses }: Pick<Writes, "loses">, one: ExportedItem): readonly Loss[] =>
  loses.filter((loss) => says[loss](one));
