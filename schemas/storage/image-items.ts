import * as z from "zod";
import { CompositeFormat } from "../images/composite.ts";
import { DownloadKind } from "../images/download.ts";
import { PictureId } from "../images/picture-id.ts";
import { Print } from "../images/print.ts";
import { PlaceholderReason, RenderSummary } from "../images/render.ts";
import { Day, Instant, PrintingId, Sha256, Ulid } from "../values.ts";

/**
 * Pictures and renders in the table `pictures`:
 *
 *     pk  IMAGE#<printing>     sk  IMAGE                       the picture of a card
 *     pk  IMAGE#<set>/<sign>   sk  IMAGE                       a set's logo or symbol
 *     pk  USER#<user>          sk  RENDER#<id>                 a render, newest last
 *                              sk  RENDERREQUEST#<hash>        which render an idempotency key made
 *     pk  COMPOSITE#<key>      sk  COMPOSITE                   a finished composite
 *                              sk  FILE#<kind>                 all its pages in one file
 *                              sk  PRINT                       a finished print
 */
export const imagePrefix = "IMAGE#";
export const imageKey = (id: PictureId) => ({ pk: `${imagePrefix}${id}`, sk: "IMAGE" });
export const rendersPartition = (userId: string) => `USER#${userId}`;
export const renderPrefix = "RENDER#";
export const renderKey = (userId: string, id: Ulid) => ({
  pk: rendersPartition(userId),
  sk: `${renderPrefix}${id}`,
});
export const renderRequestKey = (userId: string, keyHash: Sha256) => ({
  pk: rendersPartition(userId),
  sk: `RENDERREQUEST#${keyHash}`,
});
export const downloadItemKey = (key: Sha256, kind: DownloadKind) => ({
  pk: `COMPOSITE#${key}`,
  sk: `FILE#${kind}`,
});
export const printItemKey = (key: Sha256) => ({ pk: `COMPOSITE#${key}`, sk: "PRINT" });
export const storedCompositeKey = (key: Sha256) => ({ pk: `COMPOSITE#${key}`, sk: "COMPOSITE" });

const Widths = z.array(z.int().positive());

/** What lies in `hosted/` of a picture, which the CDN serves. */
export const HostedFiles = z.object({
  /** What the original turned out to be, and its size as it is shown. */
  format: z.enum(["png", "jpeg", "webp", "avif"]),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  /** In which widths it lies there as WebP, beside the original; none of them more than its own. */
  widths: Widths,
  /** The same in other encodings; absent until somebody has asked for one. */
  jpeg: Widths.optional(),
  avif: Widths.optional(),
});
export type HostedFiles = z.output<typeof HostedFiles>;

/** What is known of a picture: of a card's, or of a set's sign. */
export const ImageRecord = z.object({
  /** Whose it is; called so since there were pictures of cards alone. */
  printingId: PictureId,
  /** What the last check found. */
  status: z.enum(["present", "missing", "broken", "unreachable"]),
  /** The last good picture, which stays when its source loses it; absent if there never was one. */
  sha256: Sha256.optional(),
  /** Of the last good picture; absent where it is not hosted, or was fetched before any was. */
  files: HostedFiles.optional(),
  /** Counts the pictures that the card has had. */
  version: z.int().nonnegative(),
  sourceUrl: z.url(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** Where the source has moved the picture for good; asked instead of `sourceUrl`. */
  movedTo: z.url().optional(),
  checkedAt: Instant,
  /** When the source is asked again. Absent in records of version 0.1.0: at once. */
  nextCheckAt: Instant.optional(),
  /** How many checks in a row brought no picture; absent when the last one did. */
  badAnswers: z.int().positive().optional(),
  /** Why the last check brought no picture, for a person. */
  reason: z.string().optional(),
  /** On how many days it was drawn, and the last of them. */
  accesses: z.int().nonnegative().optional(),
  accessedOn: Day.optional(),
});
export type ImageRecord = z.output<typeof ImageRecord>;

/** A page of a composite; its address follows from the key. */
export const StoredPage = z.object({
  page: z.int().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
  bytes: z.int().positive(),
});
export type StoredPage = z.output<typeof StoredPage>;

/** A composite in the bucket: all pages that belong to a key. */
export const StoredComposite = z.object({
  key: Sha256,
  format: CompositeFormat,
  pages: z.array(StoredPage).min(1),
  /** As it is drawn, for naming files after it. */
  title: z.string().optional(),
  /** When its oldest page was stored, which decides how long it lasts. */
  storedAt: Instant,
});
export type StoredComposite = z.output<typeof StoredComposite>;

/** A file that lies beside the pages of a composite; its address follows from key and kind. */
export const StoredDownload = z.object({
  key: Sha256,
  kind: DownloadKind,
  bytes: z.int().positive(),
  storedAt: Instant,
});
export type StoredDownload = z.output<typeof StoredDownload>;

/** A finished print; its address follows from the key. */
export const StoredPrint = Print.omit({ url: true }).extend({ key: Sha256, storedAt: Instant });
export type StoredPrint = z.output<typeof StoredPrint>;

/** Placeholders by reason: five thousand must fit into an item. */
export const PlaceholderLists = z.partialRecord(PlaceholderReason, z.array(PrintingId));
export type PlaceholderLists = z.output<typeof PlaceholderLists>;

/** Before there were other subjects than collections, renders said nothing but which one. */
const withSubject = (stored: unknown): unknown =>
  typeof stored === "object" &&
  stored !== null &&
  "collectionId" in stored &&
  !("subject" in stored)
    ? { ...stored, subject: { kind: "collection", collectionId: stored.collectionId } }
    : stored;

/** A render as lists show it, whenever it was stored. */
export const StoredSummary = z.preprocess(withSubject, RenderSummary);

const WholeRender = z.object({
  ...RenderSummary.shape,
  /** Absent until it is done. */
  composite: StoredComposite.optional(),
  print: StoredPrint.optional(),
  placeholders: PlaceholderLists.optional(),
});
export const RenderItem = z.preprocess(withSubject, WholeRender);
export type RenderItem = z.output<typeof RenderItem>;

export const RenderRequestItem = z.object({ requestHash: Sha256, renderId: Ulid });
export type RenderRequestItem = z.output<typeof RenderRequestItem>;
