import type { OwnPicture, OwnSize } from "#schemas/images/own-picture.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { noSuchOwnPicture } from "../errors.ts";
import type { OwnPictureQueue } from "./own-picture-queue.ts";
import type { OwnPictureName, OwnPictures } from "./own-pictures.ts";
import { ownAddress, ownPictureView } from "./own-view.ts";

export interface WatchOwnPorts {
  readonly ownPictures: OwnPictures;
  /** Where the images bucket is served, without a trailing slash. */
  readonly imagesBaseUrl: string;
}

/** @throws DomainError `images.no_such_picture` */
export async function getOwn(name: OwnPictureName, ports: WatchOwnPorts): Promise<OwnPicture> {
  return ownPictureView(await presentOwn(name, ports), ports.imagesBaseUrl);
}

/** @throws DomainError `request.bad_cursor` */
export async function listOwn(
  { userId, page }: { readonly userId: string; readonly page: PageRequest },
  { ownPictures, imagesBaseUrl }: WatchOwnPorts,
): Promise<Page<OwnPicture>> {
  const { items, nextCursor } = await ownPictures.list(userId, page);
  return { items: items.map((one) => ownPictureView(one, imagesBaseUrl)), nextCursor };
}

/**
 * The address of a picture in a size.
 *
 * @throws DomainError `images.no_such_picture`
 */
export async function ownPictureUrl(
  { size, ...name }: OwnPictureName & { readonly size: OwnSize },
  ports: WatchOwnPorts,
): Promise<string> {
  return ownAddress(ports.imagesBaseUrl, await presentOwn(name, ports), size);
}

/**
 * Deletes a picture. From now on it is there for nobody; its files go a moment later. Should nobody be told of that,
 * who tidies finds them.
 *
 * @throws DomainError `images.no_such_picture`
 */
export async function deleteOwn(
  name: OwnPictureName,
  ports: {
    readonly ownPictures: Pick<OwnPictures, "discard">;
    readonly ownPictureQueue: OwnPictureQueue;
    readonly clock: Clock;
  },
): Promise<void> {
  const outcome = await ports.ownPictures.discard(name, ports.clock().toISOString());
  if (outcome === "absent") throw noSuchOwnPicture(name.pictureId);
  await ports.ownPictureQueue.send({ discard: name });
}

async function presentOwn(name: OwnPictureName, { ownPictures }: WatchOwnPorts) {
  const picture = await ownPictures.find(name);
  if (!picture) throw noSuchOwnPicture(name.pictureId);
  return picture;
}
