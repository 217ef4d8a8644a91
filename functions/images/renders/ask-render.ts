import { ulid } from "ulid";
import type { RenderSubject } from "#schemas/images/subject.ts";
import type { RenderItem } from "#schemas/storage/image-items.ts";
import { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import {
  keyReused,
  type RequestNote,
  refuseOtherRequest,
  requestNote,
} from "#shared/kernel/idempotency.ts";
import type { RenderQueue } from "./render-queue.ts";
import type { RenderStore } from "./render-store.ts";
import { honest } from "./render-view.ts";

export interface AskRenderPorts {
  readonly renders: RenderStore;
  readonly queue: RenderQueue;
  readonly allowance: DrawingAllowance;
  readonly clock: Clock;
}

/** How much a user may have drawn in a stretch of time [ACC-5]. */
export interface DrawingAllowance {
  /** @throws DomainError `request.too_many` when so many cards are too many now */
  spend(userId: string, cards: number): Promise<void>;
}

/** What somebody wants to have drawn. */
export interface RenderWish {
  readonly userId: string;
  readonly idempotencyKey?: string | undefined;
  /** All that tells this request from another with the same key. */
  readonly request: object;
  /** Plans it; not called for what was asked for before with the same key. */
  readonly plan: () => Promise<PlannedRender>;
}

/** What is to be drawn as it is at this moment. */
export interface PlannedRender {
  /** How many cards are drawn, which is what it costs. */
  readonly cards: number;
  /** What its owner sees of what it is of. */
  readonly about: Pick<RenderItem, "subject" | "collectionId" | "kind" | "purpose">;
  /** What it is if the very same was drawn before: done. Empty when it is to be drawn. */
  readonly ready: Partial<RenderItem>;
  readonly save: (renderId: Ulid) => Promise<void>;
}

/** What its owner sees of what a render is of. */
export const aboutSubject = (
  subject: RenderSubject,
): Pick<RenderItem, "subject" | "collectionId"> => ({
  subject,
  ...(subject.kind === "collection" && { collectionId: subject.collectionId }),
});

/**
 * Has something drawn, unless the very same is there.
 *
 * The render is kept before it is queued. Should the function die in between, repeating the request
 * with its key queues it.
 *
 * @throws DomainError `request.key_reused`, `request.too_many`, and whatever planning throws
 */
export async function askRender(wish: RenderWish, ports: AskRenderPorts): Promise<RenderItem> {
  const { userId } = wish;
  const note = requestNote(wish.idempotencyKey, wish.request);
  const before = note && (await madeBefore(userId, note, ports));
  if (before) return before;
  const planned = await wish.plan();
  const render = { ...newRender(planned, ports.clock()), ...planned.ready };
  if (render.state === "queued") {
    await ports.allowance.spend(userId, planned.cards);
    await planned.save(render.id);
  }
  if ((await ports.renders.create(userId, render, note)) === "taken") {
    // A twin with the same key was faster.
    const twin = note && (await madeBefore(userId, note, ports));
    if (twin) return twin;
    throw new Error(`The render ${render.id} exists already.`);
  }
  await queued(userId, render, ports);
  return render;
}

async function madeBefore(
  userId: string,
  note: RequestNote,
  ports: AskRenderPorts,
): Promise<RenderItem | undefined> {
  const known = await ports.renders.requested(userId, note.keyHash);
  if (!known) return undefined;
  const render = await ports.renders.get({ userId, renderId: known.renderId });
  refuseOtherRequest(note, known);
  if (!render) throw keyReused();
  await queued(userId, render, ports);
  return render;
}

async function queued(
  userId: string,
  render: RenderItem,
  { queue, clock }: AskRenderPorts,
): Promise<void> {
  // One whose time is over has failed, and would be given up by whoever took it up.
  const { id, state } = honest(render, clock());
  if (state === "queued") await queue.send({ userId, renderId: id });
}

function newRender({ cards, about }: PlannedRender, now: Date): RenderItem {
  return {
    id: Ulid.parse(ulid(now.getTime())),
    ...about,
    state: "queued",
    percent: 0,
    cardsDone: 0,
    cardsTotal: cards,
    createdAt: now.toISOString(),
  };
}
