import type { ChartKey } from "../images/chart.ts";
import type { CompositeFormat, Quality } from "../images/composite.ts";
import type { DownloadKind } from "../images/download.ts";
import type { Shape } from "../images/made-format.ts";
import type { PosterKey } from "../images/poster.ts";
import type { Sha256, Ulid } from "../values.ts";

/**
 * Pictures in the bucket `images`, and plans in `artifacts`. Everything but a plan lies under a hash
 * of what it is, so nothing ever has to be replaced. The CDN serves `hosted/`, `own/` and `renders/`; originals
 * of games whose pictures are not to be hosted, and the cells of all, are for drawing alone.
 */
export const originalKey = (picture: Sha256) => `originals/${picture}`;
export const hostedOriginalKey = (picture: Sha256) => `${hostedFolder}${picture}/original`;
/** A picture in a width and encoding that it was made in, never wider than it came. */
export const hostedShapeKey = (picture: Sha256, shape: Shape) =>
  `${hostedFolder}${picture}/${shapeFile(shape)}`;
export const shapeFile = ({ widthPx, format }: Shape) => `${widthPx}.${endings[format]}`;
export const hostedFolder = "hosted/";
/** A picture that its owner has uploaded, in a width: below a part that nobody can guess. */
export const ownPictureFile = (
  { id, secret }: { readonly id: Sha256; readonly secret: Sha256 },
  widthPx: number,
) => `${ownPictureFolder(id)}${secret}/${widthPx}.webp`;
export const ownPictureFolder = (id: Sha256) => `own/${id}/`;
/** How hosted pictures are used, and which of them are on their way out; nobody is shown it. */
export const useLedgerKey = "use/ledger.gz";
/** Below which the CDN writes who asked for what, in a bucket of its own. */
export const accessLogsFolder = "picture-accesses/";
/** A file that waits to be checked, in the bucket `artifacts`. */
export const uploadedKey = (uploadId: Ulid) => `${uploadsFolder}${uploadId}`;
export const uploadsFolder = "picture-uploads/";
/** A picture as it is drawn: as cells of composites, or in its own shape as posters show it. */
export type CellName = Quality | "whole";
export const cellKey = (picture: Sha256, name: CellName) => `cells/${picture}/${name}.jpg`;
export const renderPageKey = ({ key, page, format }: PageName) =>
  `renders/${key}/${page}.${endings[format]}`;
/** All pages of a composite in one file, beside them. */
export const downloadKey = (key: Sha256, kind: DownloadKind) => `renders/${key}/all.${kind}`;
/** A print, for the CDN as pages of renders are. */
export const printFileKey = (key: Sha256) => `renders/${key}/print.pdf`;
/** A card as it is printed, for drawing alone; see `printCellDays`. */
export const printCellKey = (face: Sha256) => `${printCellFolder}${face}.jpg`;
export const printCellFolder = "print-cells/";
/** Cards that are printed again within so many days need not be made anew. */
export const printCellDays = 30;
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

export const downloadTypes = {
  zip: "application/zip",
  pdf: "application/pdf",
} as const satisfies Record<DownloadKind, string>;

/** What lies under its own hash is right for ever. */
export const immutable = "public, max-age=31536000, immutable";

/** What its owner may delete is not kept by others: browsers for some minutes, the CDN as long as it must. */
export const ownCaching = "private, max-age=600";

/** The bucket's lifecycle deletes the pages of a render after so many days. */
export const renderDays = 30;

/** A composite is offered again only as long as whoever gets it has some days to look at it. */
export const offeredDays = 25;

const endings = { png: "png", jpeg: "jpg", webp: "webp", avif: "avif" } as const;
