import { type ListingsFragment, listingsKind } from "#schemas/prices/listings-fragment.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { Language } from "#schemas/values.ts";
import { utcDay } from "#shared/kernel/days.ts";
import type { Exchange, Verdict } from "#shared/upstreams/exchange.ts";
import type { List, Source, SourceRequest, Wanted } from "../port/source.ts";
import { jsonIfAny } from "./bodies/parsed-json.ts";
import { callsLeftIn, callsLeftPath } from "./ebay/calls-left.ts";
import { askedMarketplaces } from "./ebay/marketplaces.ts";
import { ebayPlan } from "./ebay/plan.ts";
import { queryFor } from "./ebay/query.ts";
import {
  isErrorBody,
  itemsOnPage,
  mostPages,
  searchPageOf,
  searchPath,
} from "./ebay/search-page.ts";
import { ebayCredentials } from "./ebay/token.ts";

const dataset = "listings";
const { first } = ebayPlan;

/**
 * eBay's Browse API: what people ask for the cards that somebody wants, each in every marketplace that a stage names. A run
 * begins with how many calls the day has left.
 *
 * @param places names of marketplaces
 * @throws RangeError for marketplaces that cannot be asked
 */
export function ebay(baseUrl: string, places: readonly string[]): Source {
  const asked = askedMarketplaces(places);
  const placeOf = (unit: string) => {
    const at = unit.lastIndexOf("@");
    const marketplace = unit.slice(at + 1);
    const place = asked.get(marketplace);
    const printing = PricedPrintingId.safeParse(unit.slice(0, at));
    return place && printing.success
      ? { printing: printing.data, marketplace, ...place }
      : undefined;
  };
  const page = (unit: string, query: string, at: number): readonly Wanted[] => {
    const place = placeOf(unit);
    if (!place) return [];
    const path = searchPath(query, { currency: place.currency, offset: at * itemsOnPage });
    const headers = { "x-ebay-c-marketplace-id": place.marketplace };
    return [{ name: `page:${at}`, dataset, request: { url: `${baseUrl}${path}`, headers } }];
  };
  return {
    ...ebayPlan,
    credentials: ebayCredentials(baseUrl),
    byCard: {
      dataset,
      unitsOf: (printing) => [...asked.keys()].map((name) => `${printing}@${name}`),
      cardOf(unit) {
        const place = placeOf(unit);
        return place && { printing: place.printing, language: Language.parse(place.language) };
      },
    },

    opening({ dataset: of, unit }, { cards }) {
      if (of === first.dataset) {
        return [
          { name: "calls-left", dataset: of, request: { url: `${baseUrl}${callsLeftPath}` } },
        ];
      }
      const card = cards?.get(unit);
      return card ? page(unit, queryFor(card), 0) : [];
    },

    listed({ dataset: of, unit }, name, body): List {
      if (of === first.dataset) {
        const callsLeft = callsLeftIn(jsonIfAny(body));
        return { listed: [], ...(callsLeft !== undefined && { callsLeft }) };
      }
      const { currency = "" } = placeOf(unit) ?? {};
      const { entries, hasNext, query } = { ...searchPageOf(body, currency), query: queryIn(body) };
      const next = numberOf(name) + 1;
      const isLast = !hasNext || entries < itemsOnPage || next >= mostPages || query === undefined;
      return { listed: [], ...(!isLast && { next: page(unit, query, next) }) };
    },

    follow: () => ({ unit: first }),
    // What is listed is listed when it is asked for.
    dayOf: ({ dataset: of, requestedAt }) =>
      of === dataset ? utcDay(new Date(requestedAt)) : undefined,
    trouble,

    async *records({ dataset: of, unit, name, body }) {
      const place = of === dataset ? placeOf(unit) : undefined;
      if (!place) return;
      const { printing, language, currency } = place;
      const read = searchPageOf(await body.text(), currency);
      const at = numberOf(name);
      const value: ListingsFragment = {
        ...{ printing, language, currency, offers: [...read.offers] },
        page: { at, isLast: !read.hasNext || read.entries < itemsOnPage || at + 1 >= mostPages },
        warnings: [...read.warnings],
      };
      yield { record: { kind: listingsKind, sourceId: `${unit}/${at}`, value } };
      for (const reject of read.rejects) yield { reject };
    },
  };
}

const numberOf = (name: string) => Number(name.replace("page:", ""));

/** What the answer says that it was asked: further pages are asked for in the same words. */
function queryIn(body: string): string | undefined {
  const { href } = Object(jsonIfAny(body)) as { href?: unknown };
  if (typeof href !== "string" || !URL.canParse(href)) return undefined;
  return new URL(href).searchParams.get("q") ?? undefined;
}

/** Too many calls of a day are no trouble of the moment; an error under the status of an answer is. */
function trouble(
  { status, bytes, headers }: Exchange,
  { url }: SourceRequest,
): Verdict | undefined {
  const text = bytes?.toString("utf8") ?? "";
  if (status === 429 && /"errorId"\s*:\s*2001\b/.test(text) && headers?.retryAfter === undefined) {
    const reason = "The upstream said 429: the calls of its day are spent.";
    return { kind: "failed", failure: { errorClass: "quota", reason, endsDay: true } };
  }
  // What the day has left is told to some keys alone.
  if (status === 200 && !url.endsWith(callsLeftPath) && isErrorBody(text)) {
    const reason = "The upstream said 200, and sent an error.";
    return { kind: "failed", failure: { errorClass: "transient", reason } };
  }
  return undefined;
}
