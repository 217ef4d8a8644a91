import { writtenTags } from "../values/tags.ts";
import type { Writes } from "./writes.ts";
import { boughtOn, currency, location, notes, paid, quantity } from "./written-item.ts";

const flag = (isSet: boolean | undefined) => (isSet === undefined ? "" : isSet ? "yes" : "no");

/** Everything that is said of an item; what its card is called stands there for people. */
export const cardlakeColumns: Writes = {
  columns: {
    Collection: ({ collection }) => collection.name,
    Kind: ({ collection }) => collection.kind,
    "Printing ID": ({ item }) => item.printingId,
    Game: ({ card }) => card.game,
    Name: ({ card }) => card.name,
    Set: ({ card }) => card.setName,
    "Set Code": ({ card }) => card.setCode,
    Number: ({ card }) => card.number,
    Rarity: ({ card }) => card.rarity ?? "",
    Variant: ({ item }) => item.variant,
    Quantity: quantity,
    Condition: ({ item }) => item.condition ?? "",
    "Grade Company": ({ item }) => item.grade?.company ?? "",
    Grade: ({ item }) => item.grade?.grade ?? "",
    Certificate: ({ item }) => item.grade?.certificate ?? "",
    Language: ({ item }) => item.language,
    Paid: paid,
    Currency: currency,
    "Bought On": boughtOn,
    Location: location,
    Tags: ({ item }) => writtenTags(item.tags ?? []),
    Notes: notes,
    Signed: ({ item }) => flag(item.isSigned),
    Altered: ({ item }) => flag(item.isAltered),
    Misprint: ({ item }) => flag(item.isMisprint),
    Proxy: ({ item }) => flag(item.isProxy),
    Picture: ({ item }) => item.picture ?? "",
    Added: ({ item }) => item.createdAt,
    Updated: ({ item }) => item.updatedAt,
    "Item ID": ({ item }) => item.id,
  },
  loses: [],
};
