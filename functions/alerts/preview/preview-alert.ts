import type { AskedPreview } from "#schemas/http/alert-requests.ts";
import type { AlertPreview } from "#schemas/http/alert-views.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { type NamedSubject, refuseOthersValue } from "../alert/set-terms.ts";
import type { AlertDeps, WatchedPriceDeps } from "../deps.ts";
import { notPreviewed } from "../errors.ts";
import { armed, judge } from "../judging/judge.ts";
import { type WatchedCard, watchedCard } from "../subject/watched-card.ts";
import { type WatchedValue, watchedValue } from "../subject/watched-value.ts";
import { warningsOf } from "../warning/warnings.ts";
import { priceView } from "../watching/standing-view.ts";
import { judgedStep, type ToldStep } from "../watching/told-step.ts";

type Asked = Omit<AskedPreview, "subject"> & { readonly subject: NamedSubject };
type PreviewDeps = WatchedPriceDeps & Pick<AlertDeps, "values" | "collections">;

/**
 * When an alert would have fired in the last days, had it been set on the first of them; by the rates of today, and by prices as one would have been
 * told them then. Of a value by what was stored.
 *
 * @throws DomainError `request.invalid` for a search or the cards of a collection, `collections.no_such_collection`, and what `watchedCard` and
 * `watchedValue` throw
 */
export async function previewAlert(
  userId: string,
  asked: Asked,
  deps: PreviewDeps,
): Promise<AlertPreview> {
  const { line, rearm, days } = asked;
  const watched = await watchedBy(userId, asked, deps);
  const path: readonly ToldStep[] = watched.path;
  const to = utcDay(deps.clock());
  const from = dayAfter(to, 1 - days);
  const way = path.map(judgedStep);
  const begin = armed(
    line,
    from,
    way.filter(({ day }) => day < from),
  );
  const { crossings } = judge({ line, rearm }, begin, way);
  return {
    ...{ subject: watched.subject, line, rearm, source: watched.source },
    ...{ currency: watched.currency, ratesOf: watched.ratesOf },
    ...{ from, to, count: crossings.length },
    crossings: crossings.map(({ step, from: before, reference }) => ({
      ...{ price: priceOn(step.day, path), before: priceOn(before.day, path) },
      ...(reference && { reference: { amount: reference.amount, day: reference.day } }),
    })),
    warnings: [...warningsOf(line, watched)],
  };
}

async function watchedBy(
  userId: string,
  { subject, source, currency }: Asked,
  deps: PreviewDeps,
): Promise<WatchedCard | WatchedValue> {
  if (subject.kind === "card") return watchedCard({ ...subject, source, currency }, deps);
  if (subject.kind !== "value") throw notPreviewed();
  await refuseOthersValue(userId, subject, deps);
  return watchedValue(userId, { subject, source, currency }, deps);
}

function priceOn(day: string, path: readonly ToldStep[]) {
  const step = path.find((one) => one.day === day);
  if (!step) throw new Error(`Of ${day}, on which a line was crossed, there is no price.`);
  return priceView(step);
}
