import type { Change } from "#schemas/collections/change.ts";

/** What of a change says where something is other than it was. */
export type HeldChange = Pick<Change, "kind" | "items" | "heads">;

/** What users have done to their collections. Every read sees the newest write. */
export interface HeldChanges {
  /** All that began at a moment or after it, in the order in which it began. */
  since(userId: string, moment: Date): Promise<readonly HeldChange[]>;
}
