import { dayValuesContract } from "#test/contract/day-values.ts";
import { holdersContract } from "#test/contract/holders.ts";
import { memoryCollectionStore } from "#test/fakes/memory-collection-store.ts";
import { memoryDayValues } from "#test/fakes/memory-day-values.ts";
import { memoryHolders } from "#test/fakes/memory-holders.ts";

dayValuesContract("memoryDayValues", () => {
  const collections = memoryCollectionStore();
  const values = memoryDayValues(async (place) => (await collections.get(place)) !== undefined);
  return { collections, values };
});
holdersContract("memoryHolders", memoryHolders);
