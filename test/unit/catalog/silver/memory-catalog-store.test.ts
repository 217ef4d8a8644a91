import { catalogStoreContract } from "#test/contract/catalog-store.ts";
import { silverStoreContract } from "#test/contract/silver-store.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";

catalogStoreContract("memoryCatalogStore", async () => memoryCatalogStore());
silverStoreContract("memoryCatalogStore", async () => memoryCatalogStore());
