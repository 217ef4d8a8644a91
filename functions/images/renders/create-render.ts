import type { PicturePurpose } from "#schemas/images/purpose.ts";
import type { RenderPlan } from "#schemas/images/render.ts";
import type { RenderSubject } from "#schemas/images/subject.ts";
import type { RenderItem } from "#schemas/storage/image-items.ts";
import type { ImageQueue } from "../pictures/image-queue.ts";
import type { ImageRecords } from "../pictures/image-records.ts";
import { type AskRenderPorts, aboutSubject, askRender, type RenderWish } from "./ask-render.ts";
import { readyComposite } from "./ready-composite.ts";
import type { RenderPlans } from "./render-files.ts";

export interface CreateRenderPorts extends AskRenderPorts {
  readonly records: ImageRecords;
  readonly plans: RenderPlans;
  readonly imageQueue: ImageQueue;
}

export interface RenderRequest extends Omit<RenderWish, "plan"> {
  readonly subject: RenderSubject;
  /** What it is drawn for before anybody has asked for it. */
  readonly purpose?: PicturePurpose | undefined;
  /** Freezes what is to be drawn. */
  readonly plan: () => Promise<RenderPlan>;
}

/**
 * Has a plan drawn, unless the very same composite is there.
 *
 * @throws DomainError `request.key_reused`, `request.too_many`, and whatever planning throws
 */
export async function createRender(
  { subject, purpose, plan, ...wish }: RenderRequest,
  ports: CreateRenderPorts,
): Promise<RenderItem> {
  return askRender(
    {
      ...wish,
      async plan() {
        const planned = await plan();
        return {
          cards: planned.cards.length,
          about: { ...aboutSubject(subject), ...(purpose && { purpose }) },
          ready: await readyComposite(planned, ports),
          save: (renderId) => ports.plans.save(renderId, planned),
        };
      },
    },
    ports,
  );
}
