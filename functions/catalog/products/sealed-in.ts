import type { Product } from "#schemas/catalog/product.ts";
import { sealedIdOf } from "#schemas/catalog/sealed-id.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { WholeSet } from "../reading/whole-set.ts";

/** The sealed products of a set in its own language, each with the id under which it is held. */
export const sealedIn = ({
  item,
  sold,
}: Pick<WholeSet, "item" | "sold">): readonly (readonly [Product, PrintingId])[] =>
  sold.flatMap(({ value }) => {
    const isSealed = value.kind === "sealed" && value.language === item.value.language;
    const id = isSealed ? sealedIdOf(value) : undefined;
    return id ? [[value, id] as const] : [];
  });
