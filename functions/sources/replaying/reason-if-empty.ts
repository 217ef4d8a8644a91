import type { Chain } from "#schemas/storage/replay-items.ts";

/** What to say of a replay that found no answer to read: it ends well, and most likely was meant otherwise. */
export const reasonIfEmpty = (chains: readonly Chain[]): { readonly reason?: string } =>
  chains.some(({ figures }) => figures.lines > 0 || figures.rejected > 0)
    ? {}
    : {
        reason:
          "The lake has no answer of the dataset, the units, the languages and the time that were asked " +
          "for, so there was nothing to do.",
      };
