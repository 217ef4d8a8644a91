import { Day } from "#schemas/values.ts";
import type { SevenZip } from "../archives/seven-zip.ts";
import type { Outcome, Scope, Source, Told, Unit } from "../port/source.ts";
import { orReject } from "./bodies/or-reject.ts";
import { parsedJson } from "./bodies/parsed-json.ts";
import { statedDay } from "./prices/stated-day.ts";
import { archive, archiveDayOf, cutArchive, keptBack, pricesOfArchive } from "./tcgcsv/archives.ts";
import { groupOf, groupsIn, setsOfGroups } from "./tcgcsv/groups.ts";
import { missingFile } from "./tcgcsv/missing-file.ts";
import { tcgcsvProduct } from "./tcgcsv/normalize-product.ts";
import { categories, tcgcsvPlan } from "./tcgcsv/plan.ts";
import { pricesOfGroup, productsPriced } from "./tcgcsv/prices.ts";
import { resultsIn } from "./tcgcsv/results.ts";

const allGroups = tcgcsvPlan.first;
const products = { name: "products", dataset: "products" };
const prices = { name: "prices", dataset: "prices" };
const listOf = (category: string) => `groups:${category}`;
const categoryOf = (name: string) => /^groups:(\d+)$/.exec(name)?.[1];

/**
 * tcgcsv.com: which groups of products each game has, the products and prices of each, and the prices of single days of the past
 * for whoever asks for these.
 */
export function tcgcsv(baseUrl: string, sevenZip: SevenZip): Source {
  const get = (...path: string[]) => ({ url: [baseUrl, ...path].join("/") });
  const archivesUrl = `${baseUrl}/archive/`;
  const ofGroup = (unit: string, file: typeof prices) => {
    const { category, groupId } = groupOf(unit);
    return { ...file, request: get("tcgplayer", category, groupId, file.dataset) };
  };
  return {
    ...tcgcsvPlan,

    gate: () => ({ name: "gate", dataset: "gate", request: get("last-updated.txt") }),

    opening({ dataset: of, unit }: Unit) {
      if (of === archive.dataset) return [];
      if (of !== allGroups.dataset) return [ofGroup(unit, prices)];
      return Object.keys(categories).map((category) => ({
        ...{ name: listOf(category), dataset: allGroups.dataset },
        request: get("tcgplayer", category, "groups"),
      }));
    },

    listed(_unit, name, body) {
      if (name === prices.name) return productsPriced(parsedJson(body));
      const category = categoryOf(name);
      if (category === undefined) return { listed: [] };
      const { good: groups, rejects } = groupsIn(parsedJson(body));
      return {
        listed: groups.map(({ id, mark }) => ({ name: `${category}/${id}`, mark })),
        rejects,
      };
    },

    follow({ dataset: of, unit }, name) {
      if (of === archive.dataset) {
        const file = `prices-${archiveDayOf(unit)}.ppmd.7z`;
        return { wanted: { ...archive, request: get("archive", "tcgplayer", file) } };
      }
      if (of !== allGroups.dataset) return { wanted: ofGroup(unit, products) };
      return { unit: { dataset: products.dataset, unit: name } };
    },

    askedFor: (unit) => (archiveDayOf(unit) ? { ...archive, unit } : undefined),

    dayOf: (answer, scope) =>
      answer.name === prices.name ? dayOfPrices(answer, scope) : undefined,

    trouble: (exchange, { url }) =>
      url.startsWith(archivesUrl)
        ? (missingFile(exchange) ?? keptBack(exchange) ?? cutArchive(exchange))
        : undefined,

    async *records(answer, scope) {
      const { name, unit, body } = answer;
      const category = categoryOf(name);
      if (category !== undefined) {
        yield* ofGroups(category, parsedJson(await body.text()));
      } else if (name === products.name) {
        yield* ofProducts(unit, parsedJson(await body.text()));
      } else if (name === archive.name) {
        yield* pricesOfArchive({ unit, body }, sevenZip);
      } else if (name === prices.name) {
        const { game } = groupOf(unit);
        const statedOn = dayOfPrices(answer, scope);
        yield* pricesOfGroup(parsedJson(await body.text()), { game, statedOn, unit });
      }
    },
  };
}

/** A file says nowhere of which day it is, and a mirror or its cache may lag behind. */
const dayOfPrices = (
  { lastModified }: Pick<Told, "lastModified">,
  { day }: Pick<Scope, "day">,
): Day => statedDay(lastModified) ?? Day.parse(day);

function* ofGroups(category: string, json: unknown): Iterable<Outcome> {
  const { good: groups, rejects } = groupsIn(json);
  for (const { reason } of rejects) yield { reject: { place: listOf(category), reason } };
  // Only where no source of the game's sets knows the shop's numbers.
  if (categories[category] !== "onepiece") return;
  for (const [record, [group, value]] of setsOfGroups(groups).entries()) {
    yield { record: { kind: "set", sourceId: `${category}/${group}`, value, record } };
  }
}

function* ofProducts(unit: string, json: unknown): Iterable<Outcome> {
  const { game, groupId } = groupOf(unit);
  for (const [record, row] of resultsIn(json, "products").entries()) {
    yield* orReject(`${unit}[${record}]`, () => {
      const value = tcgcsvProduct(row, { game, groupId });
      return [{ record: { kind: "product", sourceId: value.id, value, record } }];
    });
  }
}
