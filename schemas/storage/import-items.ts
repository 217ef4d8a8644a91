import * as z from "zod";
import { RememberedMapping } from "../http/import-formats.ts";
import { ImportSummary } from "../transfer/import.ts";
import { RowChoice } from "../transfer/import-row.ts";
import { RowVerdict } from "../transfer/row-verdict.ts";
import { Sha256, type Ulid } from "../values.ts";
import { headsPartition } from "./collection-items.ts";

/**
 * Imports of users, in the table `users`:
 *
 *     pk  USER#<user>          sk  IMPORT#<id>                  an import, for thirty days
 *                              sk  IMPORTREQUEST#<hash of key>  which one a request began, for a day
 *                              sk  IMPORTMAPPING#<fingerprint>  how columns of such files were read
 *     pk  USER#<user>#IMPORT#<id>   sk  CHOICES#<reading>#<ulid>  what one request chose, for a day
 */
export const importPrefix = "IMPORT#";
export const importKey = (userId: string, id: Ulid) => ({
  pk: headsPartition(userId),
  sk: `${importPrefix}${id}`,
});
export const importRequestKey = (userId: string, keyHash: Sha256) => ({
  pk: headsPartition(userId),
  sk: `IMPORTREQUEST#${keyHash}`,
});
export const mappingPrefix = "IMPORTMAPPING#";
export const mappingKey = (userId: string, fingerprint: string) => ({
  pk: headsPartition(userId),
  sk: `${mappingPrefix}${fingerprint}`,
});
export const choicesPartition = (userId: string, importId: Ulid) =>
  `USER#${userId}#IMPORT#${importId}`;
export const choicesPrefix = (reading: number) => `CHOICES#${reading}#`;
export const choicesKey = (userId: string, importId: Ulid, reading: number, id: Ulid) => ({
  pk: choicesPartition(userId, importId),
  sk: `${choicesPrefix(reading)}${id}`,
});

/** Imports are remembered so long; their files for a day. */
export const importSeconds = 30 * 86_400;
export const importFileSeconds = 86_400;

export const ImportItem = ImportSummary.omit({ progress: true }).extend({
  state: ImportSummary.shape.state.exclude(["expired"]),
  /** Of a file, exactly. */
  bytes: z.int().positive().optional(),
  /** Of what was read, by which the same file is known again. */
  fileHash: Sha256.optional(),
  /** Counts readings of the file; what another one found does not count. 0 before the first. */
  reading: z.int().nonnegative(),
  /** Parts of the plan that are written, of all; absent until there is a plan. */
  parts: z
    .object({
      done: z.int().nonnegative(),
      all: z.int().nonnegative(),
      lots: z.int().nonnegative(),
    })
    .optional(),
});
export type ImportItem = z.output<typeof ImportItem>;

export const ImportRequestItem = z.object({
  requestHash: Sha256,
  importId: ImportItem.shape.id,
});
export type ImportRequestItem = z.output<typeof ImportRequestItem>;

export const MappingItem = RememberedMapping;
export type MappingItem = z.output<typeof MappingItem>;

/** What one request has chosen, in its order; null where it took a choice back. */
export const ChoicesItem = z.object({
  choices: z.array(
    z.object({
      which: z.union([
        z.object({ entry: z.int().nonnegative() }),
        z.object({ likeness: z.string() }),
        z.object({ verdict: RowVerdict }),
      ]),
      choice: RowChoice.nullable(),
    }),
  ),
});
export type ChoicesItem = z.output<typeof ChoicesItem>;
