import { archiveRecordsContract } from "#test/contract/archive-records.ts";
import { memoryPriceArchive } from "#test/fakes/memory-price-archive.ts";

archiveRecordsContract("memoryPriceArchive", async () => memoryPriceArchive().records);
