import { imageRecordsContract } from "#test/contract/image-records.ts";
import { renderStoreContract } from "#test/contract/render-store.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryRenderStore } from "#test/fakes/memory-render-store.ts";

imageRecordsContract("memoryImageRecords", memoryImageRecords);
renderStoreContract("memoryRenderStore", memoryRenderStore);
