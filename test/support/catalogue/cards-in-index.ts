import type { CatalogCard } from "#functions/catalog/reading/find-cards.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";

/** A card as an index is shown it. */
export const card = (change: object = {}): CatalogCard => ({
  ...{ ...aCard(), ...change },
  ...{ status: "current", provenance: [] },
});
