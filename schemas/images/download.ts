import * as z from "zod";

/** All pages of a render in one file. */
export const DownloadKind = z
  .enum(["zip", "pdf"], { error: "must be zip or pdf" })
  .meta({ id: "DownloadKind", examples: ["pdf"] });
export type DownloadKind = z.output<typeof DownloadKind>;
