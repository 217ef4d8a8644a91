import { Duration } from "aws-cdk-lib";
import type { LifecycleRule } from "aws-cdk-lib/aws-s3";
import { silverFolder } from "#schemas/lake/catalogue-files.ts";
import { currentPricesFolder } from "#schemas/storage/current-prices.ts";
import { goldFolder } from "#schemas/storage/price-archive.ts";
import { dayShelf, hourShelf } from "#schemas/storage/price-books.ts";
import { priceMapsFolder } from "#schemas/storage/price-map.ts";
import { reportFolders } from "#schemas/storage/quality-files.ts";
import { v2Folder } from "#schemas/storage/v2-file.ts";

/** Folders of the lake of which everything can be made again of what lies in the others. */
const madeAgain = [
  ...["indexes/", silverFolder, v2Folder, ...Object.values(reportFolders)],
  ...[dayShelf.folder, hourShelf.folder, priceMapsFolder, currentPricesFolder, goldFolder],
];

/**
 * Lets go of files that were replaced or deleted, a day after it. A bucket with versions keeps the bytes of both, and price books are
 * written anew several times a day: kept for thirty days, as raw data is, they would be ninety times what is current.
 */
export const replacedFiles = (): LifecycleRule[] =>
  madeAgain.map((prefix) => ({
    id: `replaced-${prefix.slice(0, -1)}`,
    prefix,
    noncurrentVersionExpiration: Duration.days(1),
  }));
