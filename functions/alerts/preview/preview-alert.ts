import type { AskedPreview } from "#schemas/http/alert-requests.ts";
import type { AlertPreview } from "#schemas/http/alert-views.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import type { PathStep } from "../../prices/reading/index.ts";
import type { NamedSubject } from "../alert/set-terms.ts";
import type { WatchedPriceDeps } from "../deps.ts";
import { onlyOfCards } from "../errors.ts";
import { armed, judge } from "../judging/judge.ts";
import { watchedCard } from "../subject/watched-card.ts";
import { warningsOf } from "../warning/warnings.ts";
import { judgedStep } from "../watching/look-at-watch.ts";
import { priceView } from "../watching/standing-view.ts";

/**
 * When an alert would have fired in the last days, had it been set on the first of them; by the rates of today, and by prices as one would have been
 * told them then.
 *
 * @throws DomainError `request.invalid` for a search, and what `watchedCard` throws
 */
export async function previewAlert(
  asked: Omit<AskedPreview, "subject"> & { readonly subject: NamedSubject },
  deps: WatchedPriceDeps,
): Promise<AlertPreview> {
  const { subject, line, rearm, source, currency, days } = asked;
  if (subject.kind !== "card") {
    throw onlyOfCards("#/subject/kind", "Only an alert on a card can be previewed");
  }
  const card = await watchedCard({ ...subject, source, currency }, deps);
  const to = utcDay(deps.clock());
  const from = dayAfter(to, 1 - days);
  const way = card.path.map(judgedStep);
  const begin = armed(
    line,
    from,
    way.filter(({ day }) => day < from),
  );
  const { crossings } = judge({ line, rearm }, begin, way);
  return {
    ...{ subject: card.subject, line, rearm, source, currency: card.currency },
    ...{ ratesOf: card.ratesOf, from, to, count: crossings.length },
    crossings: crossings.map(({ step, from: before, reference }) => ({
      ...{ price: priceOn(step.day, card.path), before: priceOn(before.day, card.path) },
      ...(reference && { reference: { amount: reference.amount, day: reference.day } }),
    })),
    warnings: [...warningsOf(line, card)],
  };
}

function priceOn(day: string, path: readonly PathStep[]) {
  const step = path.find((one) => one.day === day);
  if (!step) throw new Error(`Of ${day}, on which a line was crossed, there is no price.`);
  return priceView(step);
}
