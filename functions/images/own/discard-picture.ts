import type { OwnPictureItem } from "#schemas/storage/own-picture-items.ts";
import type { OwnPictureName, OwnPictures } from "./own-pictures.ts";
import { widthsOfOwn } from "./own-view.ts";
import type { OwnFiles } from "./uploaded-files.ts";

export interface DiscardPorts {
  readonly ownPictures: Pick<OwnPictures, "remains" | "forget">;
  readonly ownFiles: OwnFiles;
}

/** Removes what is left of a picture that was deleted, and then the memory of it. */
export async function discardPicture(
  name: OwnPictureName,
  ports: DiscardPorts,
): Promise<{ readonly outcome: "removed" | "not_wanted" }> {
  const picture = await ports.ownPictures.remains(name);
  if (!picture) return { outcome: "not_wanted" };
  await removeRemains(name.userId, picture, ports);
  return { outcome: "removed" };
}

export async function removeRemains(
  userId: string,
  picture: OwnPictureItem,
  { ownPictures, ownFiles }: DiscardPorts,
): Promise<void> {
  await ownFiles.remove(picture, widthsOfOwn(picture));
  await ownPictures.forget({ userId, pictureId: picture.id });
}
