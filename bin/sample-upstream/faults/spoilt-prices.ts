import { dayAfter } from "#shared/kernel/days.ts";
import { type Answer, jsonAnswer } from "../answer.ts";
import { isJson, type Json } from "../json.ts";
import type { FaultsOfRequest } from "./fault-book.ts";
import type { FaultRule } from "./fault-rule.ts";

/** The day that an answer is of: the sample's, or as many days before or after it as a rule says. */
export function dayOf(path: string, today: string, faults: FaultsOfRequest): string {
  const moved = faults.at(path, "other-day");
  faults.spend(...moved);
  const days = moved.reduce((sum, rule) => sum + rule.days, 0);
  return dayAfter(today, days);
}

/** The day whose amounts an answer of a day has: its own, or an earlier one since which they rest. */
export function restingSince(path: string, day: string, faults: FaultsOfRequest): string {
  const resting = faults.at(path, "resting-prices");
  faults.spend(...resting);
  return dayAfter(day, -resting.reduce((sum, rule) => sum + rule.days, 0));
}

const kinds = [
  ...(["zero-prices", "price-jump", "wrong-product"] as const),
  ...(["clock-skew", "stated-moment"] as const),
] as const;
type Rule = Extract<FaultRule, { fault: (typeof kinds)[number] }>;

const amounts =
  /^(?:(?:low|mid|high|market|directLow)Price|(?:avg|low|trend|avg1|avg7|avg30)(?:-(?:holo|foil))?)$/;
const products = ["productId", "idProduct"];
const moments = ["updated", "createdAt"];

/** The answer with prices that are wrong, wherever in it prices are. */
export function withSpoiltPrices(answer: Answer, path: string, faults: FaultsOfRequest): Answer {
  const rules = faults.at(path, ...kinds);
  const isData = answer.status === 200 && answer.headers["content-type"]?.includes("json");
  if (!isData || rules.length === 0) return answer;
  faults.spend(...rules);
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(change);
    if (!isJson(value)) return value;
    const fields = Object.entries(value).map(([name, field]) => [
      name,
      rules.reduce((now, rule) => spoilt(now, { name, row: value, rule }), change(field)),
    ]);
    return Object.fromEntries(fields);
  };
  const changed = jsonAnswer(change(JSON.parse(answer.body.toString("utf8"))));
  const { "last-modified": modified, ...headers } = answer.headers;
  const says = rules.reduce((now, rule) => momentUnder(now, rule), modified);
  const etag = changed.headers["etag"] ?? "";
  return {
    ...changed,
    headers: { ...headers, etag, ...(says !== undefined && { "last-modified": says }) },
  };
}

interface Field {
  readonly name: string;
  /** The object that it is of. */
  readonly row: Json;
  readonly rule: Rule;
}

function spoilt(value: unknown, { name, row, rule }: Field): unknown {
  switch (rule.fault) {
    case "zero-prices":
      return amounts.test(name) ? 0 : value;
    case "price-jump": {
      const isMeant = amounts.test(name) && isOf(row, rule.productId);
      if (!isMeant || typeof value !== "number") return value;
      return Math.round(value * rule.factor * 100) / 100;
    }
    case "wrong-product":
      return products.includes(name) && value === rule.productId ? rule.toldAs : value;
    case "clock-skew":
    case "stated-moment":
      return moments.includes(name) && typeof value === "string" ? momentUnder(value, rule) : value;
  }
}

function momentUnder<Moment extends string | undefined>(moment: Moment, rule: Rule) {
  if (moment === undefined) return moment;
  if (rule.fault === "stated-moment") return rule.says;
  return rule.fault === "clock-skew" ? later(moment, rule.hours) : moment;
}

/** Whether a row is of a product; of any, where none is wanted. */
const isOf = (row: Json, productId: number | undefined) =>
  productId === undefined || products.some((name) => row[name] === productId);

function later(moment: string, hours: number): string {
  const at = Date.parse(moment.replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
  return Number.isNaN(at) ? moment : new Date(at + hours * 3_600_000).toISOString();
}
