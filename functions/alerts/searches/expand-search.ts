import { ulid } from "ulid";
import {
  type Alert,
  type CardsSubject,
  isOnCards,
  mostCardsWatched,
} from "#schemas/alerts/alert.ts";
import type { AlertList } from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { AlertStore } from "../alert/alert-store.ts";
import type { WatchStore } from "../watching/watch-store.ts";
import { missingOf } from "./missing-cards.ts";
import {
  copiesOf,
  type FoundCard,
  type SearchAlert,
  type SearchAlerts,
  type SearchMembers,
} from "./search-alerts.ts";
import { type WatchFoundDeps, watchFound } from "./watch-found.ts";

export interface ExpandSearchDeps extends WatchFoundDeps {
  readonly alerts: Pick<AlertStore, "get">;
  readonly searches: SearchAlerts;
  readonly watches: Pick<WatchStore, "again">;
  /** The first cards that a search finds or that lie in a collection of a user, in an order that does not change with prices. */
  readonly find: (userId: string, subject: CardsSubject, limit: number) => Promise<SearchMembers>;
}

/** As often others may be at the same alert meanwhile: it was changed, or another message came. */
const tries = 4;

interface Expanded {
  readonly cards: number;
  readonly written: number;
}

/**
 * Makes an alert on a search or a collection watch the cards that are in it now, and no others; one that is paused or deleted watches none. A card that it watches already
 * keeps its standing. May be repeated, interrupted and done twice at once: what is watched is noted before it is, and who noted last changes it.
 *
 * Costs a write for each card that comes or goes, two for the notes, and a read of the price book of each that comes; reads alone where nothing does.
 *
 * @throws MessageError `transient` when others were at it all the time
 */
export async function expandSearch(
  asked: SearchAlert & AlertList,
  deps: ExpandSearchDeps,
): Promise<Expanded> {
  for (let at = 0; at < tries; at += 1) {
    const done = await attempt(asked, deps);
    if (done) return done;
  }
  throw new MessageError("transient", `Others were at ${asked.alertId} ${tries} times meanwhile.`);
}

/** @returns undefined where somebody else was at the same alert, or its owner has changed it */
async function attempt(
  { userId, alertId, ...list }: SearchAlert & AlertList,
  deps: ExpandSearchDeps,
): Promise<Expanded | undefined> {
  const { searches, alerts } = deps;
  const [alert, before] = await Promise.all([
    alerts.get(userId, alertId),
    searches.members(alertId),
  ]);
  const found = await foundFor(userId, alert, deps);
  const names = new Set(found.cards.map(nameOf));
  // A card whose price is now that of another variant is watched anew in the place of what it was.
  const gone = (before?.cards ?? []).filter((card) => !names.has(nameOf(card)));
  const isSearched = watchedBy(alert) !== undefined;
  const isAsNoted =
    (before !== undefined) === isSearched &&
    canonicalJson(cardsOf(before)) === canonicalJson(cardsOf(found));
  if (isAsNoted && (await missingOf(alert, found.cards, deps)).length === 0) {
    if (!alert) await searches.forget(list, alertId);
    return { cards: found.cards.length, written: 0 };
  }
  const noted = { ...found, cards: [...found.cards, ...gone], revision: newRevision() };
  if ((await searches.note(alertId, noted, before)) === "overtaken") return undefined;
  // Its owner may have changed it before it was noted: whoever was asked to do so then found nothing to change.
  if ((await alerts.get(userId, alertId))?.version !== alert?.version) return undefined;
  const missing = await missingOf(alert, found.cards, deps);
  if (alert && !(await watchFound(userId, { alert, missing, noted }, deps))) return undefined;
  const remove = gone.map(copiesOf);
  if ((await searches.change(alertId, { put: [], remove }, noted)) === "overtaken") {
    return undefined;
  }
  // Also that nothing is found: its owner is told so.
  const left = isSearched ? { ...found, revision: newRevision() } : undefined;
  if ((await searches.note(alertId, left, noted)) === "overtaken") return undefined;
  if (!alert) await searches.forget(list, alertId);
  return { cards: found.cards.length, written: missing.length + gone.length };
}

/** What an alert watches many cards of; one that is paused or gone of nothing. */
const watchedBy = (alert: Alert | undefined): CardsSubject | undefined =>
  alert && isOnCards(alert.subject) && !alert.isPaused ? alert.subject : undefined;

const nameOf = (card: FoundCard): string => canonicalJson(copiesOf(card));

const newRevision = (): Ulid => Ulid.parse(ulid());
const cardsOf = (members: SearchMembers | undefined): SearchMembers => ({
  ...{ cards: members?.cards ?? [], total: members?.total ?? 0 },
  ...(members?.isDeleted && { isDeleted: true }),
});

async function foundFor(
  userId: string,
  alert: Alert | undefined,
  { find }: Pick<ExpandSearchDeps, "find">,
): Promise<SearchMembers> {
  const subject = watchedBy(alert);
  return subject ? find(userId, subject, mostCardsWatched) : { cards: [], total: 0 };
}
