import type { Alert } from "#schemas/alerts/alert.ts";
import { pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { PrintingId } from "#schemas/values.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { utcDay } from "#shared/kernel/days.ts";
import type { CardPaths } from "../../prices/reading/index.ts";
import { askedPath } from "../watching/asked-path.ts";
import { firstDay } from "../watching/look-at-watch.ts";
import type { Looks } from "../watching/looks.ts";
import { watchOf } from "../watching/watch-of.ts";
import type { MissingCard } from "./missing-cards.ts";
import { copiesOf, type NotedMembers, type PutWatch, type SearchAlerts } from "./search-alerts.ts";

export interface WatchFoundDeps {
  readonly searches: Pick<SearchAlerts, "change">;
  readonly paths: (id: PrintingId) => Promise<CardPaths | undefined>;
  readonly looks: Looks;
  readonly clock: Clock;
}

/** Cards whose prices are read side by side. */
const together = 25;

/**
 * Watches cards that a search has found or that lie in a collection, and has each looked at.
 *
 * @returns whether all are watched: nobody else was at it
 */
export async function watchFound(
  userId: string,
  of: {
    readonly alert: Alert;
    readonly missing: readonly MissingCard[];
    readonly noted: NotedMembers;
  },
  deps: WatchFoundDeps,
): Promise<boolean> {
  const { alert, missing, noted } = of;
  for (const some of chunksOf(missing, together)) {
    const made = await Promise.all(some.map((card) => watchFor(userId, alert, card, deps)));
    const put = made.flatMap((watch) => watch ?? []);
    const outcome = await deps.searches.change(alert.id, { put, remove: [] }, noted);
    if (outcome === "overtaken") return false;
    for (const { watch } of put) {
      // A price may have landed since the way was read.
      const look = {
        printing: pricedPrintingOf(watch.printingId),
        event: `watch ${watch.revision}`,
      };
      await deps.looks.request(look);
    }
  }
  return true;
}

async function watchFor(
  userId: string,
  alert: Alert,
  { there: replaced, ...found }: MissingCard,
  { paths, clock }: WatchFoundDeps,
): Promise<PutWatch | undefined> {
  const { printingId, variant, state = "near_mint" } = found;
  const card = await paths(printingId);
  if (!card) return undefined;
  const subject = { kind: "card", printingId, variant, state } as const;
  const today = utcDay(clock());
  const asked = askedPath({ ...alert, ...subject }, firstDay);
  const watch = watchOf(userId, { ...alert, subject }, { today, path: await card.path(asked) });
  // A repetition of an event that it fired for is still known as one.
  return {
    watch: { ...watch, ...copiesOf(found), handed: replaced?.handed ?? [] },
    replaced,
  };
}
