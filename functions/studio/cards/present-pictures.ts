import type { PlannedCard } from "#schemas/images/render.ts";
import type { OwnPictures } from "../../images/index.ts";

/** Cards with the own pictures of copies that are still there; where none is named, nobody is asked. */
export async function withPresentPictures(
  userId: string,
  cards: readonly PlannedCard[],
  { ownPictures }: { readonly ownPictures: Pick<OwnPictures, "present"> },
): Promise<PlannedCard[]> {
  const named = cards.flatMap(({ ownPicture }) => ownPicture ?? []);
  if (named.length === 0) return [...cards];
  const present = await ownPictures.present(userId, named);
  return cards.map(({ ownPicture, ...card }) => ({
    ...card,
    ...(ownPicture && present.has(ownPicture) && { ownPicture }),
  }));
}
