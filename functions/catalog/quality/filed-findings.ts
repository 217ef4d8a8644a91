import type { QualityFinding } from "#schemas/catalog/quality.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { numberSortKeyIn } from "#schemas/storage/catalog-items.ts";
import type { FiledFinding } from "#schemas/storage/quality-files.ts";
import { PrintingId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** Findings of a game in the order of their places, each once. */
export function filed(
  found: readonly QualityFinding[],
  definition: GameDefinition,
): readonly FiledFinding[] {
  const placed = found.map((one) => ({ ...one, place: placeOf(one, definition) }));
  const once = new Map(placed.map((one) => [one.place, one]));
  return [...once.values()].sort((a, b) => byCodeUnits(a.place, b.place));
}

/**
 * Sets by id; in each what is about the set itself, then its cards in number order, then products. Of a variant there is one of a kind,
 * wherever it is told: the amounts and days that it tells may be others by the next page.
 */
function placeOf(finding: QualityFinding, definition: GameDefinition): string {
  const { setId, subject, id, kind, field = "", variant, detail } = finding;
  const digest = sha256(`${kind} ${field} ${variant ?? detail}`).slice(0, 16);
  return `${setId} ${orderOf({ subject, id }, definition)} ${kind} ${digest}`;
}

function orderOf(
  { subject, id }: Pick<QualityFinding, "subject" | "id">,
  definition: GameDefinition,
) {
  if (subject === "set") return "0";
  return subject === "card"
    ? `1 ${numberSortKeyIn(definition, PrintingId.parse(id))}`
    : `2 ${id.replace(/\d+$/, (digits) => digits.padStart(12, "0"))}`;
}
