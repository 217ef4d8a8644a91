import { isSealedId } from "#schemas/catalog/sealed-id.ts";
import { hourOf, type Interest } from "#schemas/storage/interest.ts";
import type { PrintingId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

/** A card that people want, with what its reasons came to and is left of it. */
type WantedPrinting = readonly [id: PrintingId, points: number];

/** The wanted cards, the most wanted first; of equals the one whose id comes first. */
export interface WantedList {
  /** The hour whose notes come next, `2026-02-01T05`. */
  readonly until: string;
  readonly cards: readonly WantedPrinting[];
}

/** So many cards are asked for hourly. */
export const mostWanted = 1000;
/** More are remembered, so that one which is wanted a little each day comes up. */
const mostRemembered = 4 * mostWanted;
/** After a week without a look half of a card's points are left. */
const halfLifeHours = 7 * 24;
/** What has less is wanted no more: a single look is forgotten after five weeks. */
const leastPoints = 1 / 32;

const hoursOf = (hour: string): number => Date.parse(`${hour}:00:00.000Z`) / 3_600_000;

/** The list with the notes of the hours up to `until`, in any order; pure. */
export function nextWanted(
  before: WantedList | undefined,
  notes: readonly Interest["points"][],
  until: string,
): WantedList {
  const hours = before ? Math.max(0, hoursOf(until) - hoursOf(before.until)) : 0;
  const left = 0.5 ** (hours / halfLifeHours);
  const points = new Map(before?.cards.map(([id, own]) => [id, own * left]));
  for (const note of notes) {
    for (const [id, own] of Object.entries(note) as [PrintingId, number][]) {
      // Of what is sealed no source is asked by the hour: it would take the place of cards.
      if (!isSealedId(id)) points.set(id, (points.get(id) ?? 0) + own);
    }
  }
  const cards = [...points]
    .map(([id, own]): WantedPrinting => [id, Math.round(own * 1000) / 1000])
    .filter(([, own]) => own >= leastPoints)
    .sort(([a, one], [b, other]) => other - one || byCodeUnits(a, b))
    .slice(0, mostRemembered);
  return { until, cards };
}

/** Hours whose notes are not in the list yet, and are still kept: all before the one that goes on. */
export function hoursToRead(
  before: WantedList | undefined,
  now: string,
  kept: number,
): readonly string[] {
  const end = hoursOf(now);
  const start = Math.max(before ? hoursOf(before.until) : end - kept, end - kept);
  return Array.from({ length: Math.max(0, end - start) }, (_none, at) =>
    hourOf(new Date((start + at) * 3_600_000)),
  );
}

/** Those that are asked for in an hour: all where there are no more, else as many in turns. */
export function turnOf<Card>(cards: readonly Card[], most: number, hour: string): readonly Card[] {
  if (cards.length <= most) return cards;
  const start = (hoursOf(hour) * most) % cards.length;
  return Array.from({ length: most }, (_none, at) => cards[(start + at) % cards.length]).filter(
    (card) => card !== undefined,
  );
}
