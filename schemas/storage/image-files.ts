import type { ChartKey } from "../images/chart.ts";
import type { CompositeFormat, Quality } from "../images/composite.ts";
import type { Shape } from "../images/made-format.ts";
import type { PosterKey } from "../images/poster.ts";
import type { Sha256, Ulid } from "../values.ts";

/**
 * Pictures in the bucket `images`, and plans in `artifacts`. Everything but a plan lies under a hash
 * of what it is, so nothing ever has to be replaced. The CDN serves `hosted/` and `renders/`; originals
 * of games whose pictures are not to be hosted, and the cells of all, are for drawing alone.
 */
export const originalKey = (picture: Sha256) => `originals/${picture}`;
export const hostedOriginalKey = (picture: Sha256) => `hosted/${picture}/original`;
/** A picture in a width and encoding that it was made in, never wider than it came. */
export const hostedShapeKey = (picture: Sha256, { widthPx, format }: Shape) =>
  `hosted/${picture}/${widthPx}.${endings[format]}`;
/** A picture as it is drawn: as cells of composites, or in its own shape as posters show it. */
export type CellName = Quality | "whole";
export const cellKey = (picture: Sha256, name: CellName) => `cells/${picture}/${name}.jpg`;
export const renderPageKey = ({ key, page, format }: PageName) =>
  `renders/${key}/${page}.${endings[format]}`;
export const renderPlanKey = (renderId: Ulid) => `render-plans/${renderId}.json`;

/** Beside the plans of renders; what is drawn of it lies with the pages of renders. */
export const chartPlanKey = (chart: ChartKey) => `render-plans/charts/${chart}.json`;
export const posterPlanKey = (poster: PosterKey) => `render-plans/posters/${poster}.json`;

/** A page of a finished picture; `key` is the hash of everything that is drawn. */
export interface PageName {
  readonly key: Sha256;
  /** Counted from 1. */
  readonly page: number;
  readonly format: CompositeFormat;
}

export const contentTypes = {
  png: "image/png",
  jpeg: "image/jpeg",
  webp: "image/webp",
  avif: "image/avif",
} as const satisfies Record<CompositeFormat, string>;

/** What lies under its own hash is right for ever. */
export const immutable = "public, max-age=31536000, immutable";

/** The bucket's lifecycle deletes the pages of a render after so many days. */
export const renderDays = 30;

/** A composite is offered again only as long as whoever gets it has some days to look at it. */
export const offeredDays = 25;

const endings = { png: "png", jpeg: "jpg", webp: "webp", avif: "avif" } as const;
