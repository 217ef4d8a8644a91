import type { UnitName } from "#schemas/storage/work-items.ts";

/**
 * Remembers when the newest answer of each unit came that was made silver. It lies with the silver
 * that it speaks of: it is lost with it, or not at all.
 */
export interface NewestMarks {
  /** Raises the mark to a moment, never lowers it, and answers the newest there is. */
  raise(unit: UnitName, at: string): Promise<string>;
}
