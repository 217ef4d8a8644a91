import { type Alert, mostCardsOfSearch } from "#schemas/alerts/alert.ts";
import { pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { WatchItem } from "#schemas/storage/alert-items.ts";
import type { PrintingId, Ulid } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { utcDay } from "#shared/kernel/days.ts";
import type { CardPaths } from "../../prices/reading/index.ts";
import type { AlertStore } from "../alert/alert-store.ts";
import { askedPath } from "../watching/asked-path.ts";
import { firstDay } from "../watching/look-at-watch.ts";
import type { Looks } from "../watching/looks.ts";
import { watchOf } from "../watching/watch-of.ts";
import type { WatchStore } from "../watching/watch-store.ts";
import type { FoundCard, SearchAlerts, SearchMembers } from "./search-alerts.ts";

export interface ExpandSearchDeps {
  readonly alerts: Pick<AlertStore, "get">;
  readonly searches: SearchAlerts;
  readonly watches: Pick<WatchStore, "again" | "put" | "remove">;
  /** The first cards that a search finds, in an order that does not change with prices. */
  readonly find: (
    subject: Extract<Alert["subject"], { kind: "search" }>,
    limit: number,
  ) => Promise<SearchMembers>;
  readonly paths: (id: PrintingId) => Promise<CardPaths | undefined>;
  readonly looks: Looks;
  readonly clock: Clock;
}

/** Cards whose prices are read side by side. */
const together = 25;

/**
 * Makes an alert on a search watch the cards that it finds now, and no others; one that is paused or deleted watches none. A card that it watches already
 * keeps its standing. May be repeated and interrupted: what is watched is noted before it is.
 *
 * Costs a write for each card that comes or goes, and a read of the price book of each that comes.
 */
export async function expandSearch(
  { userId, alertId }: { readonly userId: string; readonly alertId: Ulid },
  deps: ExpandSearchDeps,
): Promise<{ readonly cards: number; readonly written: number }> {
  const { searches, watches } = deps;
  const [alert, before] = await Promise.all([
    deps.alerts.get(userId, alertId),
    searches.members(alertId),
  ]);
  const found = await foundFor(alert, deps);
  const known = before?.cards ?? [];
  const printings = new Set(found.cards.map(({ printingId }) => printingId));
  // A card whose price is now that of another variant is watched anew in the place of what it was.
  const gone = known.filter(({ printingId }) => !printings.has(printingId));
  if (found.cards.length > 0) {
    await searches.keepMembers(alertId, { ...found, cards: [...found.cards, ...gone] });
  }
  const written = alert ? await watchAll(userId, alert, found.cards, deps) : 0;
  await watches.remove(gone.map(({ printingId }) => ({ printingId, alertId })));
  await searches.keepMembers(alertId, found.cards.length > 0 ? found : undefined);
  return { cards: found.cards.length, written: written + gone.length };
}

async function foundFor(
  alert: Alert | undefined,
  { find }: Pick<ExpandSearchDeps, "find">,
): Promise<SearchMembers> {
  if (alert?.subject.kind !== "search" || alert.isPaused) return { cards: [], total: 0 };
  return find(alert.subject, mostCardsOfSearch);
}

const nameOf = ({ printingId, variant }: FoundCard): string => `${printingId} ${variant}`;

/** @returns how many were not watched so before */
async function watchAll(
  userId: string,
  alert: Alert,
  cards: readonly FoundCard[],
  deps: ExpandSearchDeps,
): Promise<number> {
  const { id: alertId } = alert;
  const there = await deps.watches.again(cards.map(({ printingId }) => ({ printingId, alertId })));
  const alike = new Set(there.filter((one) => isAsToldBy(alert, one)).map(nameOf));
  const missing = cards.filter((card) => !alike.has(nameOf(card)));
  for (const some of chunksOf(missing, together)) {
    const made = await Promise.all(some.map((card) => watchFor(userId, alert, card, deps)));
    const watches = made.flatMap((watch) => watch ?? []);
    await deps.watches.put(watches);
    for (const { printingId, revision } of watches) {
      // A price may have landed since the way was read.
      const look = { printing: pricedPrintingOf(printingId), event: `watch ${revision}` };
      await deps.looks.request(look);
    }
  }
  return missing.length;
}

/** Whether a watch is judged as its alert says now. */
const isAsToldBy = (alert: Alert, watch: WatchItem): boolean =>
  canonicalJson(termsOf(alert)) === canonicalJson(termsOf(watch));
const termsOf = ({ line, rearm, source, currency, ratesOf }: Alert | WatchItem) => ({
  ...{ line, rearm, source, currency, ratesOf },
});

async function watchFor(
  userId: string,
  alert: Alert,
  { printingId, variant }: FoundCard,
  { paths, clock }: ExpandSearchDeps,
): Promise<WatchItem | undefined> {
  const card = await paths(printingId);
  if (!card) return undefined;
  const subject = { kind: "card", printingId, variant, state: "near_mint" } as const;
  const today = utcDay(clock());
  const asked = askedPath({ ...alert, ...subject }, firstDay);
  return watchOf(userId, { ...alert, subject }, { today, path: await card.path(asked) });
}
