export { askedCollections, ownedKinds } from "./held/asked-collections.ts";
export type { HeldCollection, HeldCollections } from "./held/held-collections.ts";
