import type { PictureId } from "#schemas/images/picture-id.ts";
import type { PlaceholderReason, PlannedCard, RenderPlan } from "#schemas/images/render.ts";
import type { ImageRecord, PlaceholderLists } from "#schemas/storage/image-items.ts";
import type { PrintingId, Sha256 } from "#schemas/values.ts";
import type { Composite } from "../composites/composite.ts";
import { isDue } from "../pictures/check-intervals.ts";
import type { PictureCheck } from "../pictures/picture-check.ts";

export type Records = ReadonlyMap<PictureId, ImageRecord>;

/** The pictures of a plan that its sources are to be asked about, each once. */
export function dueChecks(
  plan: Pick<RenderPlan, "cards">,
  records: Records,
  now: Date,
): readonly PictureCheck[] {
  const checks = new Map<PrintingId, PictureCheck>();
  for (const { printingId, sourceUrl } of plan.cards) {
    if (!sourceUrl || !isDue(records.get(printingId), sourceUrl, now)) continue;
    checks.set(printingId, { printingId, sourceUrl });
  }
  return [...checks.values()];
}

/** Checks of cards that have no picture yet, and of those that are shown with the one they have. */
export function byUrgency(checks: readonly PictureCheck[], records: Records) {
  const has = ({ printingId }: PictureCheck) => records.get(printingId)?.sha256 !== undefined;
  return { first: checks.filter((check) => !has(check)), later: checks.filter(has) };
}

/** The plan with the pictures that are there, except the damaged ones: an owner's own before the card's. */
export function compositeOf(
  { cards, ...manner }: RenderPlan,
  records: Records,
  damaged: ReadonlySet<Sha256> = new Set(),
): Composite {
  return {
    ...manner,
    cards: cards.map((card) => ({ ...card, picture: pictureOf(card, records, damaged) })),
  };
}

/** The picture of a card that can be read: its owner's own before the card's. */
export const pictureOf = (
  { ownPicture, printingId }: PlannedCard,
  records: Records,
  damaged: ReadonlySet<Sha256>,
): Sha256 | undefined =>
  [ownPicture, records.get(printingId)?.sha256].find((one) => one && !damaged.has(one));

/** Which cards of a composite are placeholders, each once, and why. */
export function placeholdersOf(
  { cards }: Pick<Composite, "cards">,
  plan: Pick<RenderPlan, "cards">,
  records: Records,
): PlaceholderLists {
  const lists: Partial<Record<PlaceholderReason, PrintingId[]>> = {};
  const named = new Set<PrintingId>();
  for (const [index, { printingId, picture }] of cards.entries()) {
    const planned = plan.cards[index];
    if (picture || !planned || named.has(printingId)) continue;
    named.add(printingId);
    const reason = reasonOf(planned, records.get(printingId));
    lists[reason] = [...(lists[reason] ?? []), printingId];
  }
  return lists;
}

function reasonOf(
  { isKnown, sourceUrl }: PlannedCard,
  record: ImageRecord | undefined,
): PlaceholderReason {
  if (!isKnown) return "unknown_card";
  if (!sourceUrl) return "missing";
  if (!record) return "unreachable";
  // A picture that is stored and not shown has cells that nobody can read.
  return record.status === "present" ? "broken" : record.status;
}
