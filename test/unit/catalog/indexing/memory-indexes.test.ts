import { indexFilesContract } from "#test/contract/index-files.ts";
import { indexPointersContract } from "#test/contract/index-pointers.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";

indexFilesContract("memoryIndexFiles", async () => memoryIndexFiles());
indexPointersContract("memoryIndexPointers", async () => memoryIndexPointers());
