import type { Tally } from "#schemas/collections/collection.ts";
import type { CollectionItem, NewCopies } from "#schemas/collections/item.ts";
import type { RequestItem } from "#schemas/storage/collection-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { type RequestNote, refuseOtherRequest, requestNote } from "#shared/kernel/idempotency.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { Place } from "../collection/collection-store.ts";
import type { CountedCollections } from "../collection/counted-collections.ts";
import { noSuchCollection, partlyAdded } from "../errors.ts";
import type { LotStore } from "./lot-store.ts";
import { type Batch, batchesOf } from "./lots.ts";
import { lotsOfEquals } from "./lots-of-equals.ts";
import { partsOf } from "./parts-of-additions.ts";
import { ownedEntries, plannedAdditions, refuseUnknown } from "./planned-additions.ts";
import type { Printings } from "./printings.ts";
import { refuseLaterDays } from "./said-of-copies.ts";

export interface AddItemsPorts {
  readonly counted: CountedCollections;
  readonly lots: LotStore;
  readonly printings: Printings;
  readonly clock: Clock;
}

interface Addition {
  readonly place: Place;
  readonly key: RequestNote | undefined;
}

/**
 * Adds copies to a collection: all entries, or none with a reason for each that does not fit.
 *
 * Everything is checked before the first write. More than 98 lots, or long notes, take several writes; should a
 * later one fail, the error says what is in, and repeating the request with its key does the rest
 * and no more.
 *
 * @throws DomainError `collections.no_such_collection`, `collections.items_refused`,
 * `collections.too_many`, `request.key_reused`, `request.too_many`
 */
export async function addItems(
  input: { place: Place; items: readonly NewCopies[]; idempotencyKey?: string | undefined },
  ports: AddItemsPorts,
): Promise<{ outcome: "added" | "repeated"; items: readonly CollectionItem[] }> {
  const { place, items, idempotencyKey } = input;
  const collection = await ports.counted.get(place);
  if (!collection) throw noSuchCollection(place.collectionId);
  const addition: Addition = {
    place,
    key: requestNote(idempotencyKey, items),
  };
  const batches = batchesOf(items);
  const parts = partsOf(batches);
  const done = await Promise.all(parts.map((_batches, part) => doneBefore(addition, part, ports)));
  const isNew = !done.some((request) => request !== undefined);
  const wanted = { items, batches, tally: collection };
  const seen = isNew ? await whatItMeets(place, wanted, ports) : undefined;
  const answers: CollectionItem[] = [];
  let isRepetition = true;
  for (const [part, members] of parts.entries()) {
    // What the checks have read is good for the first part; its write meets the counts of later ones.
    const first = part === 0 ? seen : undefined;
    const request = done[part] ?? added(addition, { part, members, seen: first }, ports);
    const { lots, isMine } = await orSayWhatIsIn(request, parts.slice(0, part).flat());
    answers.push(...lots);
    if (isMine) isRepetition = false;
  }
  return { outcome: isRepetition ? "repeated" : "added", items: answers };
}

/** What a part of the request has done, by its own write or by that of a twin with its key. */
interface Done {
  readonly lots: readonly CollectionItem[];
  readonly isMine?: boolean;
}

/** When a later part is refused, its reason also says which entries the former parts have added. */
async function orSayWhatIsIn(done: Done | Promise<Done>, before: readonly Batch[]): Promise<Done> {
  try {
    return await done;
  } catch (error) {
    if (!(error instanceof DomainError) || before.length === 0) throw error;
    const entries = before.flatMap((batch) => batch.entries).toSorted((a, b) => a - b);
    throw partlyAdded(entries, error);
  }
}

interface Wanted {
  readonly items: readonly NewCopies[];
  readonly batches: readonly Batch[];
  readonly tally: Tally;
}

/** What is there already, once it is sure that everything fits beside it. */
async function whatItMeets(
  place: Place,
  { items, batches, tally }: Wanted,
  ports: AddItemsPorts,
): Promise<Present> {
  const ids = [...new Set(items.map(({ printingId }) => printingId))];
  const [variants, present] = await Promise.all([
    ports.printings.variantsOf(ids),
    presentIn(place, batches, ports, tally),
  ]);
  refuseLaterDays(items, ports);
  refuseUnknown(items, variants, ownedEntries(batches, present.found));
  plannedAdditions(batches, present, ports.clock().toISOString());
  return present;
}

type Present = Awaited<ReturnType<typeof presentIn>>;

interface Part {
  readonly part: number;
  readonly members: readonly Batch[];
  /** What was read of them before; undefined reads it. */
  readonly seen: Present | undefined;
}

/** Adds one part; when a twin of the request was faster, answers what the twin did. */
async function added(
  { place, key }: Addition,
  { part, members, seen }: Part,
  ports: AddItemsPorts,
): Promise<Done> {
  return persistently<Done>(async (attempt) => {
    const twin = attempt > 0 ? await doneBefore({ place, key }, part, ports) : undefined;
    if (twin) return twin;
    const at = ports.clock().toISOString();
    // Each write holds only if every lot is still what was read: old news costs another attempt.
    const known = attempt === 0 ? seen : undefined;
    const present = known ?? (await presentIn(place, members, ports));
    const changes = plannedAdditions(members, present, at);
    const lots = changes.map(({ after }) => after);
    const note = key && {
      keyHash: key.keyHash,
      part,
      request: { requestHash: key.requestHash, lots },
    };
    const outcome = await ports.lots.change(place, changes, { at, note });
    return outcome === "changed" ? { lots, isMine: true } : undefined;
  });
}

async function doneBefore(
  { place, key }: Addition,
  part: number,
  { lots }: AddItemsPorts,
): Promise<RequestItem | undefined> {
  const request = key && (await lots.request(place, key.keyHash, part));
  if (request && key) refuseOtherRequest(key, request);
  return request;
}

/** @param known how much the collection holds; undefined reads it */
async function presentIn(
  place: Place,
  batches: readonly Batch[],
  { lots }: AddItemsPorts,
  known?: Tally,
) {
  const [found, tally] = await Promise.all([
    lotsOfEquals(place, batches, lots),
    known ?? lots.tally(place),
  ]);
  return { found, lots: tally.lots };
}
