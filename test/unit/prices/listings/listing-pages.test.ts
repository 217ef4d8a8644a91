import { listingPagesContract } from "#test/contract/listing-pages.ts";
import { memoryListingPages } from "#test/fakes/memory-listing-pages.ts";

listingPagesContract("memoryListingPages", async () => memoryListingPages());
