import type { Ulid } from "../values.ts";

/**
 * Files on their way into collections, in the bucket `artifacts`, which forgets them after a day:
 *
 *     imports/01KAJ3QW8D5S6T7V8W9X0Y1Z2A/file                      as it was sent
 *                                        1/preview.json.gz         what its first reading came to
 *                                        1/aside.json.gz           what its first reading came to beside rows
 *                                        1/rows/0.json.gz          five hundred of its rows
 *                                        plan.json.gz              what confirming it does
 *
 * Each reading has a folder of its own: a worker that is late writes into none that counts.
 */
export const importsFolder = "imports/";
export const importFileKey = (importId: Ulid) => `${importsFolder}${importId}/file`;
export const importPreviewKey = ({ importId, reading }: ReadingName) =>
  `${importsFolder}${importId}/${reading}/preview.json.gz`;
export const importAsideKey = ({ importId, reading }: ReadingName) =>
  `${importsFolder}${importId}/${reading}/aside.json.gz`;
export const importRowsKey = ({ importId, reading }: ReadingName, page: number) =>
  `${importsFolder}${importId}/${reading}/rows/${page}.json.gz`;
export const importPlanKey = (importId: Ulid) => `${importsFolder}${importId}/plan.json.gz`;

/** One reading of an import's file, counted from 1. */
export interface ReadingName {
  readonly importId: Ulid;
  readonly reading: number;
}
