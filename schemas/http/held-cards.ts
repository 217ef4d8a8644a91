import { searchCards as searchCatalogue } from "./catalog-cards.ts";
import type { Operation } from "./operation.ts";

export const searchCards = {
  ...searchCatalogue,
  id: "holdings.searchCards",
  path: "/v1/holdings/cards",
  summary: "Searches the cards of a game, and knows which of them one owns.",
  description:
    "As `GET /v1/cards`, with one field more: `is:owned` finds what is in any collection but wish lists, `-is:owned` and `owned:0` what is not, `owned>=2` by the " +
    "copies of a printing in whatever variant and state; proxies are none.",
  cache: "private, no-cache",
  example: { ...searchCatalogue.example, request: { q: "set:base1 -is:owned", limit: 20 } },
} as const satisfies Operation;
