import { downloadRecordsContract, largeFilesContract } from "#test/contract/downloads.ts";
import { imageArchiveContract } from "#test/contract/image-archive.ts";
import { imageRecordsContract } from "#test/contract/image-records.ts";
import { ownPicturesContract, pictureUploadsContract } from "#test/contract/own-pictures.ts";
import { pictureAsksContract } from "#test/contract/picture-asks.ts";
import { pictureRunsContract } from "#test/contract/picture-runs.ts";
import { printCellsContract, printRecordsContract } from "#test/contract/prints.ts";
import {
  pageFilesContract,
  renderBookmarksContract,
  renderPlansContract,
} from "#test/contract/render-files.ts";
import { renderStoreContract } from "#test/contract/render-store.ts";
import { memoryDownloadRecords, memoryLargeFiles } from "#test/fakes/memory-downloads.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { memoryOwnPictures } from "#test/fakes/memory-own-pictures.ts";
import { memoryPictureAsks } from "#test/fakes/memory-picture-asks.ts";
import { memoryPictureRuns } from "#test/fakes/memory-picture-runs.ts";
import { memoryPrintCells, memoryPrintRecords } from "#test/fakes/memory-prints.ts";
import {
  memoryPageFiles,
  memoryRenderBookmarks,
  memoryRenderPlans,
} from "#test/fakes/memory-render-files.ts";
import { memoryRenderStore } from "#test/fakes/memory-render-store.ts";

imageRecordsContract("memoryImageRecords", memoryImageRecords);
pictureUploadsContract("memoryOwnPictures", memoryOwnPictures);
ownPicturesContract("memoryOwnPictures", memoryOwnPictures);
pictureAsksContract("memoryPictureAsks", memoryPictureAsks);
renderStoreContract("memoryRenderStore", memoryRenderStore);
imageArchiveContract("memoryImageStore", () => {
  const archive = memoryImageStore();
  return { archive, contentTypeOf: archive.contentTypeOf };
});
pageFilesContract("memoryPageFiles", () => memoryPageFiles(() => new Date()));
renderPlansContract("memoryRenderPlans", memoryRenderPlans);
renderBookmarksContract("memoryRenderBookmarks", memoryRenderBookmarks);
downloadRecordsContract("memoryDownloadRecords", memoryDownloadRecords);
largeFilesContract("memoryLargeFiles", () => {
  const files = memoryLargeFiles();
  const read = async (key: string) => {
    const kept = files.kept.get(key);
    return kept && { bytes: kept.bytes, contentType: kept.as.contentType };
  };
  return { files, read };
});
pictureRunsContract("memoryPictureRuns", memoryPictureRuns);
printCellsContract("memoryPrintCells", memoryPrintCells);
printRecordsContract("memoryPrintRecords", memoryPrintRecords);
