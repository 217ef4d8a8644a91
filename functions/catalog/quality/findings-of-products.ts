import type { QualityFinding } from "#schemas/catalog/quality.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { matchProducts } from "../products/match-products.ts";
import type { WholeSet } from "../reading/whole-set.ts";
import { findingOf } from "./finding-of.ts";

/** What a person should look at in the products of a set, such as those that belong to no printing; pure. */
export function findingsOfProducts(
  { item, cards, sold }: Pick<WholeSet, "item" | "cards" | "sold">,
  definition: GameDefinition,
): QualityFinding[] {
  // Shops sell a set's cards in several languages under one group.
  const products = sold.filter(({ value }) => value.language === item.value.language);
  const { game, language, id: setId } = item.value;
  const matches = matchProducts(
    definition,
    products.map(({ value }) => value),
    cards.filter(({ status }) => status === "current"),
  );
  return products.flatMap(({ value, provenance, sourceId, contentHash }) => {
    const { shop, id, name } = value;
    const marks = [{ ...provenance, sourceId, contentHash }];
    const subject = {
      game,
      language,
      setId,
      subject: "product",
      id: `${shop}:${id}`,
      name,
    } as const;
    const found = [...value.findings, ...(matches.get(id)?.findings ?? [])];
    return found.map((one) => findingOf({ ...subject, marks }, one));
  });
}
