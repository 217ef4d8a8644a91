import type { SyncVerdict } from "#schemas/collections/sync.ts";

/** What came of an edit, wherever in its batch it stood. */
export type SyncOutcome = Omit<SyncVerdict, "edit">;
