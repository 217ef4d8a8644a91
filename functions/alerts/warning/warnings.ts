import { best } from "#schemas/alerts/alert.ts";
import type { Line } from "#schemas/alerts/line.ts";
import type { AlertWarning } from "#schemas/http/alert-views.ts";
import { armed, isRecord } from "../judging/judge.ts";
import { writtenPrice } from "../messages/written-price.ts";
import type { WatchedCard } from "../subject/watched-card.ts";
import { judgedStep } from "../watching/look-at-watch.ts";
import { hardlyEver } from "./hardly-ever.ts";

/** What the owner of an alert on a card should know of it as it is set; pure. */
export function warningsOf(line: Line, watched: WatchedCard): readonly AlertWarning[] {
  const { path, currency } = watched;
  const last = path.at(-1);
  if (!last) return [noPrice(watched)];
  const price = writtenPrice(last.market.amount, currency);
  const { side } = armed(line, last.day, path.map(judgedStep));
  return [
    ...(side === "beyond" && !isRecord(line)
      ? [
          {
            kind: "already_met" as const,
            detail: `The price is beyond the line already (${price} on ${last.day}): this fires when it has come back and crosses the line then.`,
          },
        ]
      : []),
    ...hardlyEverMet(line, watched),
    ...convertedBy(watched),
  ];
}

function noPrice({ subject, currency, toldIn, source }: WatchedCard): AlertWarning {
  const what = `${subject.printingId}, ${subject.variant}, ${subject.state}`;
  const others = toldIn.filter((one) => one !== currency);
  const why =
    others.length > 0
      ? `prices are told in ${others.join(", ")}, and no rate or no price of theirs tells one in ${currency}`
      : "it says where the price is once there is one, and fires when that crosses the line";
  return {
    kind: "no_price",
    detail: `${source === best ? "Nobody" : `The source ${source}`} tells ${source === best ? "a" : "no"} price of ${what} in ${currency} yet: ${why}.`,
  };
}

function hardlyEverMet(line: Line, { path, currency }: WatchedCard): readonly AlertWarning[] {
  const found = hardlyEver(line, path.map(judgedStep));
  if (!found) return [];
  const { record, proposal } = found;
  const isBelow = line.kind === "at_or_below";
  const proposed =
    proposal === undefined ? "" : `; ${writtenPrice(proposal, currency)} has been met before`;
  const far = isBelow
    ? `less than half of the lowest price that there ever was`
    : `more than twice the highest price that there ever was`;
  return [
    {
      kind: "hardly_ever_met",
      detail: `The line is ${far}, ${writtenPrice(record.amount, currency)} on ${record.day}${proposed}.`,
      record,
      ...(proposal !== undefined && { proposal: { amount: proposal } }),
    },
  ];
}

function convertedBy({ path, currency, ratesOf }: WatchedCard): readonly AlertWarning[] {
  const from = path.at(-1)?.market.converted?.currency;
  if (from === undefined) return [];
  const detail = `The price is told in ${from}; it is judged in ${currency} by the reference rates of ${ratesOf}, for as long as the alert is not changed.`;
  return [{ kind: "converted", detail, from, ratesOf }];
}
