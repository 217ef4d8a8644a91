import { type CatalogStore, findCards } from "../../catalog/index.ts";
import type { Printings } from "./printings.ts";

/** Asks the catalogue. A card that was removed upstream may still lie in somebody's binder. */
export const catalogPrintings = (store: CatalogStore): Printings => ({
  async variantsOf(ids) {
    const cards = await findCards(ids, { store });
    return new Map(
      [...cards].map(([id, { variants }]) => [id, variants.map((variant) => variant.key)]),
    );
  },
});
