import { best } from "#schemas/alerts/alert.ts";
import type { Line } from "#schemas/alerts/line.ts";
import type { AlertWarning } from "#schemas/http/alert-views.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import { armed, isRecord } from "../judging/judge.ts";
import { writtenPrice } from "../messages/written-price.ts";
import type { WatchedCard } from "../subject/watched-card.ts";
import type { WatchedValue } from "../subject/watched-value.ts";
import { judgedStep } from "../watching/told-step.ts";
import { hardlyEver } from "./hardly-ever.ts";

type Watched = WatchedCard | WatchedValue;

/** What is judged by a line, as people call it. */
const nameOf = ({ subject }: Watched): "price" | "value" =>
  subject.kind === "card" ? "price" : "value";

/** What the owner of an alert on a card or a value should know of it as it is set; pure. */
export function warningsOf(line: Line, watched: Watched): readonly AlertWarning[] {
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
            detail: `The ${nameOf(watched)} is beyond the line already (${price} on ${last.day}): this fires when it has come back and crosses the line then.`,
          },
        ]
      : []),
    ...hardlyEverMet(line, watched),
    ...convertedBy(watched),
  ];
}

function noPrice(watched: Watched): AlertWarning {
  const name = nameOf(watched);
  const { currency } = watched;
  const others = watched.toldIn.filter((one) => one !== currency);
  const why =
    others.length > 0
      ? `${name}s are told in ${others.join(", ")}, and no rate or no ${name} of theirs tells one in ${currency}`
      : `it says where the ${name} is once there is one, and fires when that crosses the line`;
  return { kind: "no_price", detail: `${nobodyTells(watched)} in ${currency} yet: ${why}.` };
}

function nobodyTells({ subject, source }: Watched): string {
  if (subject.kind !== "card") return "Nothing is told of the value";
  const what = `${subject.printingId}, ${subject.variant}, ${subject.state}`;
  const isBest = source === best;
  return `${isBest ? "Nobody" : `The source ${source}`} tells ${isBest ? "a" : "no"} price of ${what}`;
}

function hardlyEverMet(line: Line, watched: Watched): readonly AlertWarning[] {
  const { path, currency } = watched;
  const found = hardlyEver(line, path.map(judgedStep));
  if (!found) return [];
  const { record, proposal } = found;
  const isBelow = line.kind === "at_or_below";
  const proposed =
    proposal === undefined ? "" : `; ${writtenPrice(proposal, currency)} has been met before`;
  const name = nameOf(watched);
  const far = isBelow
    ? `less than half of the lowest ${name} that there ever was`
    : `more than twice the highest ${name} that there ever was`;
  return [
    {
      kind: "hardly_ever_met",
      detail: `The line is ${far}, ${writtenPrice(record.amount, currency)} on ${record.day}${proposed}.`,
      record,
      ...(proposal !== undefined && { proposal: { amount: proposal } }),
    },
  ];
}

/** Of a value as many as it has currencies that are others. */
function convertedBy(watched: Watched): readonly AlertWarning[] {
  const { path, currency, ratesOf } = watched;
  const market = path.at(-1)?.market;
  if (!market) return [];
  const { converted, amounts = {} } = { amounts: undefined, ...market };
  const sums = Object.entries<number>(amounts).filter(([own, sum]) => own !== currency && sum > 0);
  const told = converted ? [converted.currency] : sums.map(([own]) => own);
  const isPart = Object.keys(amounts).length > 1;
  const subject = isPart ? `Part of the ${nameOf(watched)}` : `The ${nameOf(watched)}`;
  return told.map((from: Currency) => ({
    ...{ kind: "converted" as const, from, ratesOf },
    detail: `${subject} is told in ${from}; it is judged in ${currency} by the reference rates of ${ratesOf}, for as long as the alert is not changed.`,
  }));
}
