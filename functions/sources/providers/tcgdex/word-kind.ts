import type known from "./words.json";

/** Fields whose words the source translates, as its own list of translations calls them. */
export type WordKind = keyof (typeof known)["english"];
