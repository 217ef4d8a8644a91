import { catalogueFilesContract } from "#test/contract/catalogue-files.ts";
import { memoryCatalogueFiles } from "#test/fakes/memory-catalogue-files.ts";

catalogueFilesContract("memoryCatalogueFiles", async () => memoryCatalogueFiles());
