import type { ShelvedItem } from "#schemas/storage/shelf-items.ts";
import type { ShelvedRow } from "#schemas/transfer/shelved-row.ts";

/** A row of the shelf as its owner sees it. */
export function shelvedView(item: ShelvedItem): ShelvedRow {
  const { said, likeness: _likeness, takenBy: _by, ...told } = item;
  const { row, original, quantity, faults } = said;
  return { ...told, row, original, quantity, faults };
}
