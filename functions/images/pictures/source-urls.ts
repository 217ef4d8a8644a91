import type { CardSet } from "#schemas/catalog/set.ts";
import {
  isPrinting,
  isSign,
  type PictureId,
  type Sign,
  signOf,
} from "#schemas/images/picture-id.ts";
import { type CatalogStore, findCards } from "../../catalog/index.ts";
import { pictureUrl } from "./card-picture.ts";

/** Where the source of a set shows one of its signs; undefined when it has none. */
export const signUrl = (set: CardSet, sign: Sign): string | undefined =>
  ({ logo: set.logoUrl, symbol: set.symbolUrl })[sign];

/** Where their sources show pictures; one without, or of what the catalogue does not know, is left out. */
export async function sourceUrls(
  ids: readonly PictureId[],
  { catalog }: { readonly catalog: CatalogStore },
): Promise<ReadonlyMap<PictureId, string>> {
  const printings = ids.filter(isPrinting);
  const cards = printings.length > 0 ? await findCards(printings, { store: catalog }) : new Map();
  const ofCards = [...cards.values()].map((card) => [card.id, pictureUrl(card)] as const);
  const ofSigns = await Promise.all(
    ids.filter(isSign).map(async (id) => {
      const sign = signOf(id);
      const set = sign && (await catalog.set(sign.setId));
      return [id, set && signUrl(set.value, sign.sign)] as const;
    }),
  );
  return new Map(
    [...ofCards, ...ofSigns].flatMap(([id, url]): [PictureId, string][] =>
      url ? [[id, url]] : [],
    ),
  );
}
