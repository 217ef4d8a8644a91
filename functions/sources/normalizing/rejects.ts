import type { PackLanded } from "#schemas/messages/pack-landed.ts";

/** Takes single bodies that do not fit, so that the rest of their pack can go on [ING-7]. */
export interface Rejects {
  bury(message: PackLanded, why: { reason: string; errorClass: string }): Promise<void>;
}
