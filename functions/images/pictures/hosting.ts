import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import { type Games, games as projectGames } from "#schemas/games/index.ts";
import { isSign, type PictureId } from "#schemas/images/picture-id.ts";
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
 * Hosts the pictures of these games: cards in the sizes that their game names, signs of sets as they come.
 *
 * @param hosted names of games
 */
export const hostingOf = (hosted: readonly string[], games: Games = projectGames): Hosting => ({
  widthsOf(id) {
    const game = gamePartOf(id);
    if (!hosted.includes(game)) return undefined;
    return isSign(id) ? [] : (games.named(game)?.pictureSizes.map(({ widthPx }) => widthPx) ?? []);
  },
});

/** Whether a picture that is there still lacks something that people may ask for. */
export function lacksFiles(record: ImageRecord, hosting: Hosting): boolean {
  const widths = hosting.widthsOf(record.printingId);
  if (!widths || !record.sha256) return false;
  const { files } = record;
  return !files || widths.some((one) => one < files.widthPx && !files.widths.includes(one));
}
