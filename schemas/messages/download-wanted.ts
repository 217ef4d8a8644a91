import * as z from "zod";
import { DownloadKind } from "../images/download.ts";
import { Sha256, Ulid } from "../values.ts";

/** Somebody wants all pages of a finished render in one file. */
export const DownloadWanted = z.strictObject({
  version: z.literal(1),
  userId: z.string().min(1),
  renderId: Ulid,
  download: DownloadKind,
  /** What it shows: whoever asked may have forgotten their render when it is made. Absent of messages from before. */
  composite: Sha256.optional(),
});
export type DownloadWanted = z.output<typeof DownloadWanted>;
