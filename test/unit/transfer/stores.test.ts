import { shelfContract } from "#test/contract/shelf.ts";
import { importStoreContract } from "#test/contract/transfer-imports.ts";
import { memoryImports } from "#test/fakes/memory-imports.ts";
import { memoryShelf } from "#test/fakes/memory-shelf.ts";

importStoreContract("memoryImports", memoryImports);
shelfContract("memoryShelf", memoryShelf);
