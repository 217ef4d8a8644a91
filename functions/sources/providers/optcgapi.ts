import { setId } from "#schemas/catalog/printing-id.ts";
import type { Outcome, Source, Unit, Wanted } from "../port/source.ts";
import { fitting } from "./bodies/body.ts";
import { parsedJson } from "./bodies/parsed-json.ts";
import { printed } from "./bodies/text.ts";
import { game, setCodeOf } from "./onepiece/codes.ts";
import { productSeries } from "./onepiece/series.ts";
import { cardsListed } from "./optcgapi/cards-listed.ts";
import { english } from "./optcgapi/normalize-card.ts";
import { optcgapiPlan } from "./optcgapi/plan.ts";
import {
  isListKind,
  kindsOfLists,
  type ListKind,
  listedSetOf,
  setsIn,
  unitOf,
} from "./optcgapi/set-list.ts";

const allSets = optcgapiPlan.first;
const dataset = "sets";
/** No list names the promotional cards, and at times they are not to be had: nothing waits for them. */
const promos = "promos";

/** optcgapi.com: lists of sets and of decks, all cards of each at one address, and all promotional cards. */
export function optcgapi(baseUrl: string): Source {
  const get = (...path: string[]) => ({ url: `${[baseUrl, ...path].join("/")}/` });
  const promosWanted: Wanted = { name: promos, dataset: promos, request: get("allPromoCards") };
  return {
    ...optcgapiPlan,

    opening(unit: Unit) {
      if (unit.dataset !== allSets.dataset) {
        const { kind, label } = listedSetOf(unit.unit);
        return [{ name: "cards", dataset, request: get(kind, encodeURIComponent(label)) }];
      }
      return Object.entries(kindsOfLists).map(([name, { path }]) => ({
        ...{ name, dataset: allSets.dataset, request: get(path) },
      }));
    },

    listed(_unit, name, body) {
      if (!isListKind(name)) return { listed: [] };
      const { good: sets, rejects } = setsIn(name, parsedJson(body));
      const listed = sets.map((set) => ({ name: unitOf(set), mark: set.mark }));
      // Asked for with the first list, by the week.
      return {
        listed: name === "sets" ? [...listed, { name: promos, mark: "" }] : listed,
        rejects,
      };
    },

    follow: (_unit, name) =>
      name === promos ? { wanted: promosWanted } : { unit: { dataset, unit: name } },

    async *records({ name, unit, body }) {
      const isKnown = isListKind(name) || name === "cards" || name === promos;
      if (!isKnown) return;
      const json = parsedJson(await body.text());
      if (isListKind(name)) yield* setsListed(name, json);
      else yield* cardsListed(json, name === promos ? undefined : listedSetOf(unit).label);
    },
  };
}

/** Which sets there are, and what the list says of each. */
function* setsListed(kind: ListKind, json: unknown): Iterable<Outcome> {
  const { good: sets, rejects } = setsIn(kind, json);
  for (const { reason } of rejects) yield { reject: { place: kind, reason } };
  const about = { game, language: english };
  const values = sets.map(({ label, name }) => ({
    id: fitting("set of optcgapi", () => setId(game, english, setCodeOf(label))),
    ...about,
    ...(name !== undefined && { name: printed(name) }),
    ...{ series: productSeries(label, label), abbreviation: label },
    ...{ crosswalk: { optcgapi: label }, findings: [] },
  }));
  for (const [record, value] of values.entries()) {
    yield { record: { kind: "set", sourceId: value.crosswalk.optcgapi, value, record } };
  }
  const value = { ...about, setIds: values.map(({ id }) => id), list: kind };
  yield { record: { kind: "sets-listed", sourceId: kind, value } };
}
