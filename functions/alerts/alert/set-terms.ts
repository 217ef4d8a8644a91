import type { Alert, Subject, ValueSubject } from "#schemas/alerts/alert.ts";
import { searchedCurrency } from "#schemas/games/index.ts";
import type { GivenSubject, NewAlert } from "#schemas/http/alert-requests.ts";
import type { PrintingId, Ulid } from "#schemas/values.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { checkQuery } from "../../catalog/index.ts";
import { readCollection } from "../../collections/index.ts";
import type { AlertDeps, WatchedPriceDeps } from "../deps.ts";
import { atSubject, noSuchChannel } from "../errors.ts";
import { refuseUnknownSource } from "../subject/known-source.ts";
import { ratesDay } from "../subject/rates-day.ts";
import { type WatchedCard, watchedCard } from "../subject/watched-card.ts";
import { type WatchedValue, watchedValue } from "../subject/watched-value.ts";
import type { ToldStep } from "../watching/told-step.ts";

/** What of an alert says what is judged. */
export type Terms = Pick<Alert, "subject" | "source" | "currency" | "ratesOf">;

/** What is watched from now on; of a card or a value with the whole way up to now. */
export interface SetTerms {
  readonly terms: Terms;
  readonly path?: readonly ToldStep[];
}

/** A subject as it is asked for, its card by our own id. */
export type NamedSubject =
  | (Omit<Extract<GivenSubject, { kind: "card" }>, "printingId"> & {
      readonly printingId: PrintingId;
    })
  | Exclude<GivenSubject, { kind: "card" }>;

/** @throws what `watchedCard` and `watchedValue` throw, `catalog.bad_query`, `collections.no_such_collection` */
export async function setTerms(
  userId: string,
  { subject, source, currency }: Pick<NewAlert, "source" | "currency"> & { subject: NamedSubject },
  deps: WatchedPriceDeps & Pick<AlertDeps, "collections" | "values">,
): Promise<SetTerms> {
  if (subject.kind === "card") {
    return termsOf(await watchedCard({ ...subject, source, currency }, deps));
  }
  if (subject.kind === "value") {
    await refuseOthersValue(userId, subject, deps);
    return termsOf(await watchedValue(userId, { subject, source, currency }, deps));
  }
  refuseUnknownSource(source, deps.order);
  if (subject.kind === "collection") {
    await readCollection({ userId, collectionId: subject.collectionId }, deps);
  }
  return {
    terms: {
      subject: subject.kind === "search" ? await searchIn(subject, deps) : subject,
      ...{ source, currency: currency ?? searchedCurrency, ratesOf: await ratesDay(deps) },
    },
  };
}

export const termsOf = ({ path, ...watched }: WatchedCard | WatchedValue): SetTerms => {
  const { subject, source, currency, ratesOf } = watched;
  return { terms: { subject, source, currency, ratesOf }, path };
};

/** @throws DomainError `collections.no_such_collection` */
export async function refuseOthersValue(
  userId: string,
  { collectionId }: ValueSubject,
  deps: Pick<AlertDeps, "collections">,
): Promise<void> {
  if (collectionId !== undefined) await readCollection({ userId, collectionId }, deps);
}

async function searchIn(
  subject: Extract<GivenSubject, { kind: "search" }>,
  deps: WatchedPriceDeps,
): Promise<Extract<Subject, { kind: "search" }>> {
  const { query } = subject;
  try {
    return { kind: "search", game: await checkQuery(subject, deps), query };
  } catch (error) {
    if (error instanceof DomainError && error.code === "catalog.bad_query") throw atSubject(error);
    throw error;
  }
}

/**
 * @param named those that the alert names already: one that has been removed since may be sent back with the others
 * @throws DomainError `alerts.no_such_channel`
 */
export async function refuseUnknownChannels(
  userId: string,
  ids: readonly Ulid[],
  { channels }: Pick<AlertDeps, "channels">,
  named: readonly Ulid[] = [],
): Promise<void> {
  if (ids.every((id) => named.includes(id))) return;
  const known = await channels.known(userId, ids);
  const unknown = new Map(
    [...ids.entries()].filter(([, id]) => !known.has(id) && !named.includes(id)),
  );
  if (unknown.size > 0) throw noSuchChannel(unknown);
}
