import type { Finding } from "#schemas/catalog/card.ts";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { inOrderOf, type Part } from "./part.ts";

/**
 * The parts of a printing that are of one card by their names, and a finding for each of the others: to
 * merge two different cards would be worse than to miss one. The best source of names is believed.
 */
export function agreeing(
  { precedence, nameKey }: Pick<GameDefinition, "precedence" | "nameKey">,
  parts: readonly Part<CardFragment>[],
): { readonly parts: readonly Part<CardFragment>[]; readonly strangers: readonly Finding[] } {
  const [first] = inOrderOf(precedence["names"] ?? precedence.default, parts).flatMap((part) =>
    part.value.name === undefined ? [] : [part.value.name],
  );
  if (!nameKey || first === undefined) return { parts, strangers: [] };
  const key = nameKey(first);
  const isStranger = ({ value: { name } }: Part<CardFragment>) =>
    name !== undefined && nameKey(name) !== key;
  return {
    parts: parts.filter((part) => !isStranger(part)),
    strangers: parts.filter(isStranger).map(({ value, sourceId, provenance: { source } }) => ({
      code: "crosswalk_conflict",
      detail: `${source} has another card here: ${sourceId}, ${value.name}`,
    })),
  };
}
