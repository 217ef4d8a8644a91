import { best, type ValueSubject } from "#schemas/alerts/alert.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import type { AlertDeps, WatchedPriceDeps } from "../deps.ts";
import { currencyOfValueNeeded, noSourceOfValue } from "../errors.ts";
import { firstDay } from "../watching/look-at-watch.ts";
import { type ToldStep, toldValue } from "../watching/told-step.ts";
import { ratesDay } from "./rates-day.ts";

/** What cards of somebody are worth, as it is watched, with the whole way that it went up to now. */
export interface WatchedValue {
  readonly subject: ValueSubject;
  readonly source: typeof best;
  readonly currency: Currency;
  readonly ratesOf: Day;
  readonly path: readonly ToldStep[];
  /** What the newest value is told in, whether or not it can be told in `currency`. */
  readonly toldIn: readonly Currency[];
}

/**
 * Says what somebody did not say of the value that they want to watch: the currency, where all of it is told in one.
 *
 * @throws DomainError `alerts.currency_needed`, `request.invalid` for a source: values are of market prices
 */
export async function watchedValue(
  userId: string,
  asked: {
    readonly subject: ValueSubject;
    readonly source: string;
    readonly currency?: Currency | undefined;
  },
  deps: WatchedPriceDeps & Pick<AlertDeps, "values">,
): Promise<WatchedValue> {
  const { subject, source, currency } = asked;
  if (source !== best) throw noSourceOfValue(source);
  const ratesOf = await ratesDay(deps);
  if (currency !== undefined) return wayOfValue(userId, { subject, currency, ratesOf }, deps);
  const told = await deps.values.toldIn({ userId, ...subject });
  const [only, ...others] = told;
  if (only === undefined || others.length > 0) throw currencyOfValueNeeded(told);
  return wayOfValue(userId, { subject, currency: only, ratesOf }, deps);
}

/** The way of a value that is watched already. */
export async function wayOfValue(
  userId: string,
  {
    subject,
    currency,
    ratesOf,
  }: { readonly subject: ValueSubject; readonly currency: Currency; readonly ratesOf: Day },
  { values }: Pick<AlertDeps, "values">,
): Promise<WatchedValue> {
  const place = { userId, collectionId: subject.collectionId };
  const [steps, toldIn] = await Promise.all([
    values.path(place, { currency, ratesOf, from: firstDay }),
    values.toldIn(place),
  ]);
  return { subject, source: best, currency, ratesOf, path: steps.map(toldValue(currency)), toldIn };
}
