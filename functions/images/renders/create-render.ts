import { ulid } from "ulid";
import type { CompositeOptions } from "#schemas/images/composite.ts";
import { mostCards, type RenderPlan } from "#schemas/images/render.ts";
import type { RenderItem } from "#schemas/storage/image-items.ts";
import { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { utcDay } from "#shared/kernel/days.ts";
import {
  keyReused,
  type RequestNote,
  refuseOtherRequest,
  requestNote,
} from "#shared/kernel/idempotency.ts";
import type { CatalogStore } from "../../catalog/index.ts";
import {
  type CollectionStore,
  itemPages,
  type LotStore,
  type Place,
  readCollection,
} from "../../collections/index.ts";
import { nothingToDraw, tooManyCards } from "../errors.ts";
import type { ImageQueue } from "../pictures/image-queue.ts";
import type { ImageRecords } from "../pictures/image-records.ts";
import { planCards } from "./plan-cards.ts";
import { readyComposite } from "./ready-composite.ts";
import type { RenderPlans } from "./render-files.ts";
import type { RenderQueue } from "./render-queue.ts";
import type { RenderStore } from "./render-store.ts";
import { honest } from "./render-view.ts";

export interface CreateRenderPorts {
  readonly collections: CollectionStore;
  readonly lots: LotStore;
  readonly catalog: CatalogStore;
  readonly records: ImageRecords;
  readonly renders: RenderStore;
  readonly plans: RenderPlans;
  readonly queue: RenderQueue;
  readonly imageQueue: ImageQueue;
  readonly allowance: DrawingAllowance;
  readonly clock: Clock;
}

/** How much a user may have drawn in a stretch of time [ACC-5]. */
export interface DrawingAllowance {
  /** @throws DomainError `request.too_many` when so many cards are too many now */
  spend(userId: string, cards: number): Promise<void>;
}

export interface RenderRequest {
  readonly place: Place;
  readonly options: CompositeOptions;
  readonly idempotencyKey?: string | undefined;
}

const attribution = "Pictures © their owners · drawn by Cardlake";

/**
 * Freezes what a collection holds now and has it drawn, unless the very same composite is there.
 *
 * The render is kept before it is queued. Should the function die in between, repeating the request
 * with its key queues it.
 *
 * @throws DomainError `collections.no_such_collection`, `images.nothing_to_draw`,
 * `images.too_many_cards`, `request.key_reused`, `request.too_many`
 */
export async function createRender(
  request: RenderRequest,
  ports: CreateRenderPorts,
): Promise<RenderItem> {
  const note = noteOf(request);
  const before = note && (await madeBefore(request, note, ports));
  if (before) return before;
  await readCollection(request.place, ports);
  const plan = await planOf(request, ports);
  const render = { ...newRender(request, plan, ports), ...(await readyComposite(plan, ports)) };
  if (render.state === "queued") {
    await ports.allowance.spend(request.place.userId, plan.cards.length);
    await ports.plans.save(render.id, plan);
  }
  if ((await ports.renders.create(request.place.userId, render, note)) === "taken") {
    // A twin with the same key was faster.
    const twin = note && (await madeBefore(request, note, ports));
    if (twin) return twin;
    throw new Error(`The render ${render.id} exists already.`);
  }
  await queued(request, render, ports);
  return render;
}

const noteOf = ({ place, options, idempotencyKey }: RenderRequest) =>
  requestNote(idempotencyKey, { collectionId: place.collectionId, options });

async function madeBefore(
  request: RenderRequest,
  note: RequestNote,
  ports: CreateRenderPorts,
): Promise<RenderItem | undefined> {
  const { userId } = request.place;
  const known = await ports.renders.requested(userId, note.keyHash);
  if (!known) return undefined;
  const render = await ports.renders.get({ userId, renderId: known.renderId });
  refuseOtherRequest(note, known);
  if (!render) throw keyReused();
  await queued(request, render, ports);
  return render;
}

async function queued(
  { place }: RenderRequest,
  render: RenderItem,
  { queue, clock }: CreateRenderPorts,
): Promise<void> {
  // One whose time is over has failed, and would be given up by whoever took it up.
  const { id, state } = honest(render, clock());
  if (state === "queued") await queue.send({ userId: place.userId, renderId: id });
}

async function planOf(
  { place, options }: RenderRequest,
  { lots, catalog, clock }: CreateRenderPorts,
): Promise<RenderPlan> {
  const items = [];
  for await (const page of itemPages(place, { lots })) {
    items.push(...page);
    if (items.length > mostCards) throw tooManyCards(mostCards);
  }
  if (items.length === 0) throw nothingToDraw(place.collectionId);
  const cards = [...(await planCards(items, { catalog }))];
  return { cards, options, day: utcDay(clock()), attribution };
}

function newRender(
  { place }: RenderRequest,
  { cards }: RenderPlan,
  { clock }: CreateRenderPorts,
): RenderItem {
  const now = clock();
  return {
    id: Ulid.parse(ulid(now.getTime())),
    collectionId: place.collectionId,
    state: "queued",
    percent: 0,
    cardsDone: 0,
    cardsTotal: cards.length,
    createdAt: now.toISOString(),
  };
}
