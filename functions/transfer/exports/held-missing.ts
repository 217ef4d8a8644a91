import {
  askedCollections,
  type GameDeps,
  type HeldCollections,
  missingLines,
} from "../../holdings/index.ts";
import type { MissingLines } from "./missing-export.ts";

/** What amounts are compared in: of several cards that would do, the cheapest is listed. */
const currency = "EUR";

/** What somebody lacks, as holdings tell it. */
export const heldMissing =
  (deps: GameDeps & { readonly held: HeldCollections }): MissingLines =>
  async (asked) => {
    const collections = await askedCollections(asked, deps);
    const items = collections.flatMap((one) => one.items);
    const { lines, key } = await missingLines({ ...asked, currency }, items, deps);
    return { lines, about: key };
  };
