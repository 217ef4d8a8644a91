import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import { type Games, games as projectGames } from "#schemas/games/index.ts";
import { isSign, type PictureId } from "#schemas/images/picture-id.ts";
import { commonSizes } from "#schemas/images/shown-size.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";

/** Which pictures people get from us, and in which widths. */
export interface Hosting {
  /**
   * Widths in pixels in which a picture is served beside its own, where that is more; undefined where it
   * is not served by us.
   */
  widthsOf(id: PictureId): readonly number[] | undefined;
}

/**
 * Hosts the pictures of these games: cards in the sizes that all games have or theirs names, signs of sets as they come.
 *
 * @param hosted names of games
 */
export const hostingOf = (hosted: readonly string[], games: Games = projectGames): Hosting => ({
  widthsOf(id) {
    const game = gamePartOf(id);
    if (!hosted.includes(game)) return undefined;
    if (isSign(id)) return [];
    const sizes = [...commonSizes, ...(games.named(game)?.pictureSizes ?? [])];
    return [...new Set(sizes.map(({ widthPx }) => widthPx))].sort((a, b) => a - b);
  },
});

/** Whether a picture that is there has never been hosted, and is to be. */
export const isToBeHosted = (record: ImageRecord, hosting: Hosting): boolean =>
  record.sha256 !== undefined && !record.files && hosting.widthsOf(record.printingId) !== undefined;
