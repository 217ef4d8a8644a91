import { exportStoreContract } from "#test/contract/export-store.ts";
import { memoryExportStore } from "#test/fakes/memory-exports.ts";

exportStoreContract("memoryExportStore", memoryExportStore);
