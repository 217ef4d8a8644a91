import type { CompositeOptions } from "#schemas/images/composite.ts";
import { mostCards, type RenderPlan } from "#schemas/images/render.ts";
import type { RenderItem } from "#schemas/storage/image-items.ts";
import { utcDay } from "#shared/kernel/days.ts";
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
import { type AskRenderPorts, askRender } from "./ask-render.ts";
import { planCards } from "./plan-cards.ts";
import { readyComposite } from "./ready-composite.ts";
import type { RenderPlans } from "./render-files.ts";

export interface CreateRenderPorts extends AskRenderPorts {
  readonly collections: CollectionStore;
  readonly lots: LotStore;
  readonly catalog: CatalogStore;
  readonly records: ImageRecords;
  readonly plans: RenderPlans;
  readonly imageQueue: ImageQueue;
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
 * @throws DomainError `collections.no_such_collection`, `images.nothing_to_draw`,
 * `images.too_many_cards`, `request.key_reused`, `request.too_many`
 */
export async function createRender(
  { place, options, idempotencyKey }: RenderRequest,
  ports: CreateRenderPorts,
): Promise<RenderItem> {
  const { userId, collectionId } = place;
  return askRender(
    {
      ...{ userId, idempotencyKey, request: { collectionId, options } },
      async plan() {
        await readCollection(place, ports);
        const plan = await planOf({ place, options }, ports);
        return {
          ...{ cards: plan.cards.length, about: { collectionId } },
          ready: await readyComposite(plan, ports),
          save: (renderId) => ports.plans.save(renderId, plan),
        };
      },
    },
    ports,
  );
}

async function planOf(
  { place, options }: Pick<RenderRequest, "place" | "options">,
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
