import type { PictureId } from "#schemas/images/picture-id.ts";
import type { PlacedPicture, PosterPlan } from "#schemas/images/poster.ts";
import {
  type HavePosterPorts,
  havePoster,
  type PictureAtHand,
  type PicturesAtHandPorts,
  picturesAtHand,
  posterOrLate,
  type Shown,
  type WantedPicture,
} from "../images/index.ts";

export type ShowPosterPorts = HavePosterPorts & PicturesAtHandPorts;

export interface PosterAsked {
  readonly userId: string;
  /** The network address that asks. */
  readonly address: string;
}

export type Lent = Pick<PlacedPicture, "picture" | "whose">;

/** Pictures that are there, by whose they are. */
export type LentPictures = ReadonlyMap<PictureId, Lent>;

/** What people are led to, and whether it lacks pictures that it would show if they were there: then nobody keeps the way. */
export interface ShownPoster {
  readonly shown: Shown;
  readonly isWhole: boolean;
}

/**
 * Leads to a poster with the pictures that are there. Pictures that have just been asked for are worth a moment; then it is drawn without
 * them, under another address, and has them once they are there. So it is where one has got lost that nobody can fetch again.
 *
 * @param planOf what is drawn with these pictures
 * @param isWhole whether it shows all that it might
 * @throws DomainError `images.picture_unavailable`, `request.too_many`
 */
export async function showPoster(
  wanted: readonly WantedPicture[],
  { userId, address }: PosterAsked,
  drawing: {
    readonly planOf: (pictures: LentPictures) => PosterPlan;
    readonly isWhole: (pictures: LentPictures) => boolean;
  },
  ports: ShowPosterPorts,
): Promise<ShownPoster> {
  const hand = await picturesAtHand(wanted, address, ports);
  const pictures = lentOf(wanted, hand);
  const isWhole = drawing.isWhole(pictures);
  const isComing = [...hand.values()].some(({ kind }) => kind === "coming");
  if (isComing && !isWhole) {
    return { shown: { kind: "wanted", retryAfterSeconds: 2 }, isWhole };
  }
  const shown = await posterOrLate(drawing.planOf(pictures), userId, ports);
  if (shown.kind !== "late") return { shown, isWhole };
  const bare = await havePoster(drawing.planOf(new Map()), userId, ports);
  return { shown: bare, isWhole: false };
}

function lentOf(
  wanted: readonly WantedPicture[],
  hand: ReadonlyMap<PictureId, PictureAtHand>,
): LentPictures {
  const lent = wanted.flatMap(({ id, sourceUrl }) => {
    const found = hand.get(id);
    if (found?.kind !== "there") return [];
    const whose = sourceUrl === undefined ? undefined : { id, sourceUrl };
    return [[id, { picture: found.picture, ...(whose && { whose }) }] as const];
  });
  return new Map(lent);
}
