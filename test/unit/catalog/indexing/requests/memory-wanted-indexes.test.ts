import { wantedIndexesContract } from "#test/contract/wanted-indexes.ts";
import { memoryWantedIndexes } from "#test/fakes/memory-wanted-indexes.ts";

wantedIndexesContract("the fake", async () => memoryWantedIndexes());
