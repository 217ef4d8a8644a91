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
    part.value.name === undefined ? [] : [wordOf(part, part.value.name)],
  );
  if (!nameKey || !first) return { parts, strangers: [] };
  const key = nameKey(first.value);
  const isStranger = ({ value: { name } }: Part<CardFragment>) =>
    name !== undefined && nameKey(name) !== key;
  return {
    parts: parts.filter((part) => !isStranger(part)),
    strangers: parts.filter(isStranger).map((part) => {
      const { source, sourceId, value } = wordOf(part, part.value.name ?? "");
      return {
        code: "crosswalk_conflict",
        detail: `${source} has another card here: ${sourceId}, ${value}`,
        ...{ source, field: "name", said: [first, { source, sourceId, value }] },
      };
    }),
  };
}

const wordOf = ({ sourceId, provenance: { source } }: Part<CardFragment>, value: string) => ({
  ...{ source, sourceId, value },
});
