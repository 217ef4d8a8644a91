import type { Tally } from "#schemas/collections/collection.ts";
import type { CollectionItem, NewCopies } from "#schemas/collections/item.ts";
import type { RequestItem } from "#schemas/storage/collection-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { type RequestNote, refuseOtherRequest, requestNote } from "#shared/kernel/idempotency.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { Ledger, LedgerEntry } from "../changes/ledger.ts";
import type { Place } from "../collection/collection-store.ts";
import type { CountedCollections } from "../collection/counted-collections.ts";
import { noSuchCollection, partlyAdded } from "../errors.ts";
import { newChangeId } from "../identifiers.ts";
import type { LotStore } from "./lot-store.ts";
import { type Batch, batchesOf, itemOf } from "./lots.ts";
import { lotsOfEquals } from "./lots-of-equals.ts";
import { firstPartOf } from "./parts-of-additions.ts";
import { ownedEntries, plannedAdditions, refuseUnknown } from "./planned-additions.ts";
import type { Printings } from "./printings.ts";
import { refuseLaterDays, refuseStrangePictures } from "./said-of-copies.ts";
import { picturesNamed, type UploadedPictures } from "./uploaded-pictures.ts";

export interface AddItemsPorts {
  readonly counted: CountedCollections;
  readonly lots: LotStore;
  readonly ledger: Pick<Ledger, "write">;
  readonly printings: Printings;
  readonly pictures: UploadedPictures;
  readonly clock: Clock;
}

interface Addition {
  readonly place: Place;
  readonly key: RequestNote | undefined;
  /** Of what this call adds, in the log. */
  readonly change: Pick<LedgerEntry, "id" | "kind" | "total">;
}

/**
 * Adds copies to a collection: all entries, or none with a reason for each that does not fit.
 *
 * Everything is checked before the first write. More than 94 lots, or long notes, take several writes; should a
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
  const batches = batchesOf(items);
  const addition: Addition = {
    place,
    key: requestNote(idempotencyKey, items),
    change: { id: newChangeId(ports), kind: "added", total: batches.length },
  };
  const before = await doneBefore(addition, 0, ports);
  const wanted = { items, batches, tally: collection };
  const seen = before ? undefined : await whatItMeets(place, wanted, ports);
  const answers: CollectionItem[] = [];
  let logged = 0;
  for (let part = 0; answers.length < batches.length; part += 1) {
    // What a part has done says which batches it had, also where it was cut otherwise than today.
    const left = batches.slice(answers.length);
    const done = part === 0 ? before : before && (await doneBefore(addition, part, ports));
    // What the checks have read is good for the first part; its write meets the counts of later ones.
    const next = { part, logged, members: firstPartOf(left), seen: part === 0 ? seen : undefined };
    const request = done ?? added(addition, next, ports);
    const { lots, isMine } = await orSayWhatIsIn(request, batches.slice(0, answers.length));
    answers.push(...lots);
    if (isMine) logged += 1;
  }
  return { outcome: logged > 0 ? "added" : "repeated", items: answers };
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
  const [variants, pictures, present] = await Promise.all([
    ports.printings.variantsOf(ids),
    picturesNamed(place.userId, items, ports),
    presentIn(place, batches, ports, tally),
  ]);
  refuseLaterDays(items, ports);
  refuseStrangePictures(items, pictures);
  refuseUnknown(items, variants, ownedEntries(batches, present.found));
  plannedAdditions(batches, present, ports.clock().toISOString());
  return present;
}

type Present = Awaited<ReturnType<typeof presentIn>>;

interface Part {
  readonly part: number;
  /** Parts that this call has written before. */
  readonly logged: number;
  readonly members: readonly Batch[];
  /** What was read of them before; undefined reads it. */
  readonly seen: Present | undefined;
}

/** Adds one part; when a twin of the request was faster, answers what the twin did. */
async function added(
  { place, key, change }: Addition,
  { part, logged, members, seen }: Part,
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
    const lots = changes.map(({ after }) => itemOf(after));
    const { collectionId } = place;
    const request = key && { requestHash: key.requestHash, lots };
    const outcome = await ports.ledger.write(place.userId, {
      ...{ ...change, part: logged, at },
      lots: changes.map((one) => ({ collectionId, ...one })),
      note: key && request && { collectionId, keyHash: key.keyHash, part, request },
    });
    return outcome === "written" ? { lots, isMine: true } : undefined;
  });
}

async function doneBefore(
  { place, key }: Pick<Addition, "place" | "key">,
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
