import { type CatalogStore, findHeld } from "../../catalog/index.ts";
import type { Printings } from "./printings.ts";

/** Asks the catalogue. A card that was removed upstream may still lie in somebody's binder. */
export const catalogPrintings = (store: CatalogStore): Printings => ({
  async variantsOf(ids) {
    const things = await findHeld(ids, { store });
    return new Map(
      [...things].map(([id, { variants }]) => [id, variants.map((variant) => variant.key)]),
    );
  },
});
