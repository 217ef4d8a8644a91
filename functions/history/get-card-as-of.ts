import type { CardView } from "#schemas/http/card-views.ts";
import type { SourceMark } from "#schemas/storage/catalog-items.ts";
import { type BronzeLine, Observation } from "#schemas/storage/lake.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { type CatalogStore, cardOfFragments, findCards, noSuchCard } from "../catalog/index.ts";
import { type PlacedLine, recordOf, type Source } from "../sources/index.ts";
import { dayToCome } from "./errors.ts";
import type { PastAnswers } from "./past-answers.ts";

export interface AsOfDeps {
  readonly store: CatalogStore;
  readonly sources: ReadonlyMap<string, Source>;
  readonly past: PastAnswers;
  readonly clock: Clock;
}

/**
 * Every card is asked for once in eight days; whatever was known on a day was seen in those before it,
 * unless its source was away for a week more.
 */
export const daysLookedBack = 15;

/**
 * A card as the catalogue had it at the end of a UTC day, with the normaliser of today.
 *
 * Costs a pack of the lake for each source where the card has not changed since then; else the
 * observations of up to fifteen days, and one pack more.
 *
 * @throws DomainError `catalog.no_such_card` when it was not known then, `request.invalid` when the
 * day is still to come
 */
export async function getCardAsOf(id: PrintingId, day: string, deps: AsOfDeps): Promise<CardView> {
  const today = utcDay(deps.clock());
  if (day > today) throw dayToCome(day, today);
  const card = (await findCards([id], { store: deps.store })).get(id);
  const marks = card?.provenance ?? [];
  const parts = await Promise.all(marks.map((mark) => partOf(mark, day, deps)));
  const view = cardOfFragments(
    id,
    parts.flatMap((part) => part ?? []),
  );
  if (!view) throw noSuchCard(id);
  return view;
}

/** What a source said of the card on that day; undefined when it said nothing that fits. */
async function partOf(mark: SourceMark, day: string, deps: AsOfDeps) {
  const source = deps.sources.get(mark.source);
  const newest = await lineAt({ key: mark.bronzeKey, line: mark.bronzeLine }, deps.past);
  if (!source || !newest) return undefined;
  // What has not changed since then was said then.
  const isSame = mark.observedAt.slice(0, 10) <= day;
  const at = isSame ? newest : await lineOn(newest.line, day, deps.past);
  return at && recordOf(at, { source, lake: deps.past, sourceId: mark.sourceId });
}

/** The answer to the same request that counted on a day, by what was observed. */
async function lineOn(
  { source, dataset, language, unit, name }: BronzeLine,
  day: string,
  past: PastAnswers,
): Promise<PlacedLine | undefined> {
  const text = `"name":${JSON.stringify(name)}`;
  for (let back = 0; back < daysLookedBack; back += 1) {
    const lines = await past.observedOn({ source, dataset, language, day: dayAfter(day, -back) });
    const seen = lines
      // Most are of other cards, and are not worth reading.
      .filter((line) => line.includes(text))
      .map((line) => Observation.parse(JSON.parse(line)))
      .filter((one) => one.name === name && one.unit === unit && one.language === language)
      .filter(({ bronze, outcome }) => bronze !== undefined && outcome !== "failed")
      .toSorted((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1));
    if (seen[0]?.bronze) return lineAt(seen[0].bronze, past);
  }
  return undefined;
}

/** A line that provenance names and that is not there is as if nobody had said it. */
async function lineAt(
  { key, line: number }: { readonly key: string; readonly line: number },
  past: PastAnswers,
): Promise<PlacedLine | undefined> {
  try {
    const line = (await past.readPack(key))[number];
    return line && { key, number, line };
  } catch (error) {
    if (error instanceof MessageError && error.errorClass === "permanent") return undefined;
    throw error;
  }
}
