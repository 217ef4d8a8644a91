import type { CatalogCard } from "#functions/catalog/reading/find-cards.ts";
import { aCard } from "#test/support/catalog.ts";

/** A card as an index is shown it. */
export const card = (change: object = {}): CatalogCard => ({
  ...{ ...aCard(), ...change },
  ...{ status: "current", provenance: [] },
});
