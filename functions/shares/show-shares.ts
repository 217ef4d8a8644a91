import { signId } from "#schemas/images/picture-id.ts";
import type { PosterFormat } from "#schemas/images/poster.ts";
import type { PrintingId, SetId } from "#schemas/values.ts";
import { pictureUrl } from "../images/index.ts";
import { cardPoster, type WantedCardPoster } from "./cards/card-poster.ts";
import { type AskedShare, type CardShareDeps, readCardShare } from "./cards/read-card-share.ts";
import { mostShown } from "./previews/preview.ts";
import { type PreviewLook, previewPoster } from "./previews/preview-poster.ts";
import {
  type AskedPreview,
  type CollectionPreviewDeps,
  readCollectionPreview,
} from "./previews/read-collection-preview.ts";
import { readSetPreview, type SetPreviewDeps } from "./previews/read-set-preview.ts";
import {
  type LentPictures,
  type PosterAsked,
  type ShownPoster,
  type ShowPosterPorts,
  showPoster,
} from "./show-poster.ts";

/**
 * Leads to the picture to share of a card.
 *
 * @throws DomainError as `readCardShare` and `showPoster`
 */
export async function showCardShare(
  id: PrintingId,
  { who, ...wanted }: AskedShare & WantedCardPoster & { readonly who: PosterAsked },
  deps: CardShareDeps & ShowPosterPorts,
): Promise<ShownPoster> {
  const { share, card } = await readCardShare(id, wanted, deps);
  return showPoster(
    [{ id, sourceUrl: pictureUrl(card) }],
    who,
    {
      planOf: (pictures) => cardPoster(share, wanted, pictures.get(id)),
      isWhole: (pictures) => pictures.has(id),
    },
    deps,
  );
}

/** Leads to the picture of a link to a set. @throws DomainError as `readSetPreview` and `showPoster` */
export async function showSetPreview(
  id: SetId,
  { who, ...wanted }: Wanted & Pick<AskedShare, "currency">,
  deps: SetPreviewDeps & ShowPosterPorts,
): Promise<ShownPoster> {
  const { set, preview, cards } = await readSetPreview(id, wanted, deps);
  const sign = signId(id, "logo");
  const pictures = [
    ...cards.map((card) => ({ id: card.id, sourceUrl: pictureUrl(card) })),
    ...(set.logoUrl ? [{ id: sign, sourceUrl: set.logoUrl }] : []),
  ];
  return showPoster(
    pictures,
    who,
    {
      planOf: (lent) =>
        previewPoster(preview, wanted, { cards: lentTo(cards, lent), sign: lent.get(sign) }),
      isWhole: (lent) => isFull(cards, lent) && (!set.logoUrl || lent.has(sign)),
    },
    deps,
  );
}

/** Leads to the picture of a link to a collection. @throws DomainError as `readCollectionPreview` and `showPoster` */
export async function showCollectionPreview(
  asked: AskedPreview,
  { who, ...look }: Wanted,
  deps: CollectionPreviewDeps & ShowPosterPorts,
): Promise<ShownPoster> {
  const { preview, cards } = await readCollectionPreview(asked, deps);
  return showPoster(
    cards.map((card) => ({ id: card.id, sourceUrl: pictureUrl(card) })),
    who,
    {
      planOf: (lent) => previewPoster(preview, look, { cards: lentTo(cards, lent) }),
      isWhole: (lent) => isFull(cards, lent),
    },
    deps,
  );
}

type Wanted = PreviewLook & { readonly who: PosterAsked; readonly format: PosterFormat };
type Pictured = readonly (Parameters<typeof pictureUrl>[0] & { readonly id: PrintingId })[];

const lentTo = (cards: Pictured, lent: LentPictures) =>
  cards.flatMap(({ id }) => lent.get(id) ?? []);

/** Whether the cards that would be shown first are. */
const isFull = (cards: Pictured, lent: LentPictures): boolean =>
  cards
    .filter((card) => pictureUrl(card) !== undefined)
    .slice(0, mostShown)
    .every(({ id }) => lent.has(id));
