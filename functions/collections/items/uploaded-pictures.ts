import type { OwnPictureId } from "#schemas/images/own-picture-id.ts";

/** What collections ask of the pictures that users have uploaded. */
export interface UploadedPictures {
  /** Those of these that the user has. */
  ofUser(userId: string, ids: readonly OwnPictureId[]): Promise<ReadonlySet<OwnPictureId>>;
}

/** Those that the user has of the pictures that copies are said to have; where none is named, nobody is asked. */
export async function picturesNamed(
  userId: string,
  copies: readonly { readonly picture?: OwnPictureId | null | undefined }[],
  { pictures }: { readonly pictures: UploadedPictures },
): Promise<ReadonlySet<OwnPictureId>> {
  const named = new Set(copies.flatMap(({ picture }) => picture ?? []));
  return named.size > 0 ? pictures.ofUser(userId, [...named]) : named;
}
