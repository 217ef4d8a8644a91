import { catalogStoreContract } from "#test/contract/catalog-store.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";

catalogStoreContract("memoryCatalogStore", async () => memoryCatalogStore());
