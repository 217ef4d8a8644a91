import * as z from "zod";
import { Export } from "../transfer/export.ts";
import { Sha256, Ulid } from "../values.ts";

/**
 * Exports in the table `work`, and their files in the bucket `artifacts`; both are forgotten after a week:
 *
 *     pk  EXPORTS#<user>   sk  EXPORT#<id>         an export
 *                          sk  REQUEST#<hash>      which export an idempotency key made
 */
export const exportsPartition = (userId: string) => `EXPORTS#${userId}`;
export const exportPrefix = "EXPORT#";
export const exportKey = (userId: string, id: Ulid) => ({
  pk: exportsPartition(userId),
  sk: `${exportPrefix}${id}`,
});
export const exportRequestKey = (userId: string, keyHash: Sha256) => ({
  pk: exportsPartition(userId),
  sk: `REQUEST#${keyHash}`,
});

/** An export as it is kept. */
export const ExportItem = Export;
export type ExportItem = z.output<typeof ExportItem>;
export const ExportRequestItem = z.object({ requestHash: Sha256, exportId: Ulid });
export type ExportRequestItem = z.output<typeof ExportRequestItem>;

export const exportsFolder = "exports/";
export const exportFileKey = (id: Ulid) => `${exportsFolder}${id}`;

/** The bucket's lifecycle deletes files that are older; nobody is led to one that is about to go. */
export const exportDays = 7;
