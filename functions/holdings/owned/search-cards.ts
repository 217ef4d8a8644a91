import { type FoundCards, type SearchDeps, searchCards as searchAll } from "../../catalog/index.ts";
import { askedCollections } from "../held/asked-collections.ts";
import type { HeldCollections } from "../held/held-collections.ts";
import { ownedCopies } from "./owned-copies.ts";
import { mayAskForOwned, ownedField } from "./owned-field.ts";

type CardSearch = Parameters<typeof searchAll>[0];

/**
 * Searches the cards of a game as the catalogue does, and knows of each how many the caller owns [SRCH-2]. Collections are read where a query
 * asks for that.
 *
 * @throws DomainError `catalog.bad_query`, `request.bad_cursor`, `catalog.stale_cursor`
 */
export async function searchCards(
  { userId, ...search }: CardSearch & { readonly userId: string },
  { held, ...deps }: SearchDeps & { readonly held: HeldCollections },
): Promise<FoundCards> {
  const collections = mayAskForOwned(search.q) ? await askedCollections({ userId }, { held }) : [];
  return searchAll(search, { ...deps, beyond: ownedField(ownedCopies(collections)) });
}
