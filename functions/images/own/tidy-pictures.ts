import { loosePictureDays } from "#schemas/images/own-picture.ts";
import type { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import type { OwnPictureItem } from "#schemas/storage/own-picture-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { daysBetween, utcDay } from "#shared/kernel/days.ts";
import { type CountedCollections, itemPages, type LotStore } from "../../collections/index.ts";
import { type DiscardPorts, removeRemains } from "./discard-picture.ts";
import type { OwnPictures } from "./own-pictures.ts";

export interface TidyPorts extends DiscardPorts {
  readonly ownPictures: OwnPictures;
  readonly counted: Pick<CountedCollections, "list">;
  readonly lots: Pick<LotStore, "list">;
  readonly clock: Clock;
}

/**
 * Removes a user's pictures that no item has shown for so long that none can come back which does, and what is left of
 * those that were deleted.
 */
export async function tidyPictures(
  userId: string,
  ports: TidyPorts,
): Promise<{ readonly pictures: number; readonly loose: number; readonly removed: number }> {
  const { ownPictures, clock } = ports;
  const pictures = await ownPictures.tidying(userId);
  const present = pictures.filter(({ discardedAt }) => discardedAt === undefined);
  const shown = present.length > 0 ? await shownPictures(userId, ports) : new Set<OwnPictureId>();
  const report = { pictures: pictures.length, loose: 0, removed: 0 };
  for (const picture of pictures) {
    const name = { userId, pictureId: picture.id };
    const fate = fateOf(picture, shown, clock());
    if (fate === "shown" && picture.looseSince) await ownPictures.setLoose(name, undefined);
    if (fate === "loose" && !picture.looseSince) await ownPictures.setLoose(name, utcDay(clock()));
    if (fate === "loose") report.loose += 1;
    if (fate !== "gone") continue;
    await ownPictures.discard(name, clock().toISOString());
    await removeRemains(userId, picture, ports);
    report.removed += 1;
  }
  return report;
}

function fateOf(
  { id, discardedAt, looseSince }: OwnPictureItem,
  shown: ReadonlySet<OwnPictureId>,
  now: Date,
): "shown" | "loose" | "gone" {
  if (discardedAt) return "gone";
  if (shown.has(id)) return "shown";
  const days = looseSince ? daysBetween(looseSince, utcDay(now)) : 0;
  return days >= loosePictureDays ? "gone" : "loose";
}

/** The pictures that any item of any of a user's collections shows. */
async function shownPictures(
  userId: string,
  { counted, lots }: Pick<TidyPorts, "counted" | "lots">,
): Promise<ReadonlySet<OwnPictureId>> {
  const shown = new Set<OwnPictureId>();
  let cursor: string | undefined;
  do {
    const page = await counted.list(userId, { limit: 100, cursor });
    for (const { id } of page.items) {
      for await (const items of itemPages({ userId, collectionId: id }, { lots })) {
        for (const { picture } of items) if (picture) shown.add(picture);
      }
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return shown;
}
