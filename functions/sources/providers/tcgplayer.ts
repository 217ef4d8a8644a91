import * as z from "zod";
import { Day } from "#schemas/values.ts";
import type { Exchange, Verdict } from "#shared/upstreams/exchange.ts";
import type { List, Source, Wanted } from "../port/source.ts";
import { parsedJson } from "./bodies/parsed-json.ts";
import { groupOf, groupsIn } from "./tcgcsv/groups.ts";
import { categories } from "./tcgcsv/plan.ts";
import { pricesOfGroup } from "./tcgcsv/prices.ts";
import { tcgplayerPlan } from "./tcgplayer/plan.ts";
import { tcgplayerCredentials } from "./tcgplayer/token.ts";

const allGroups = tcgplayerPlan.first;
const version = "v1.39.0";
/** As many as the service gives at once. */
const groupsOnPage = 100;
const Counted = z.looseObject({ totalItems: z.int().nonnegative() });

/** TCGplayer's API: the groups of each game, page by page, and the prices of each group. */
export function tcgplayer(baseUrl: string): Source {
  const get = (path: string) => ({ url: `${baseUrl}/${version}/${path}` });
  const page = (category: string, offset: number): Wanted => ({
    ...{ name: `groups:${category}:${offset}`, dataset: "groups" },
    request: get(`catalog/categories/${category}/groups?offset=${offset}&limit=${groupsOnPage}`),
  });
  return {
    ...tcgplayerPlan,
    credentials: tcgplayerCredentials(baseUrl),
    opening({ dataset: of, unit }) {
      if (of === allGroups.dataset) return Object.keys(categories).map((one) => page(one, 0));
      const request = get(`pricing/group/${groupOf(unit).groupId}`);
      return [{ name: "prices", dataset: "prices", request, listsNothing: true }];
    },
    listed(_unit, name, body): List {
      const { category, offset } = pageOf(name);
      const json = parsedJson(body);
      const { good: groups, rejects } = groupsIn(json);
      const total = Counted.safeParse(json).data?.totalItems ?? 0;
      const next = offset + groupsOnPage;
      return {
        listed: groups.map(({ id, mark }) => ({ name: `${category}/${id}`, mark })),
        ...(next < total && { next: [page(category, next)] }),
        rejects,
      };
    },
    follow: (_unit, name) => ({ unit: { dataset: "prices", unit: name } }),
    trouble: (exchange) => emptyGroup(exchange) ?? apology(exchange),
    // Nothing in an answer says of which day it is.
    dayOf: ({ name }, { day }) => (name === "prices" ? Day.parse(day) : undefined),
    async *records({ name, unit, body }, { day }) {
      if (name !== "prices") return;
      const json = parsedJson(await body.text());
      if (isEmptyGroup(json)) return;
      const statedOn = Day.parse(day);
      yield* pricesOfGroup(json, { game: groupOf(unit).game, statedOn, unit });
    },
  };
}

function pageOf(name: string) {
  const [, category = "", offset = "0"] = name.split(":");
  return { category, offset: Number(offset) };
}

const Nothing = z.looseObject({
  errors: z.array(z.string().regex(/^No products were found/)).min(1),
});
const isEmptyGroup = (json: unknown) => Nothing.safeParse(json).success;

/** A group without products is there all the same, whatever the status says. */
function emptyGroup({ status, bytes }: Exchange): Verdict | undefined {
  if (status !== 404 || !bytes) return undefined;
  return /"No products were found/.test(bytes.toString("utf8")) ? { kind: "data" } : undefined;
}

/** Every answer says at its top whether it succeeded; rows of prices do not. */
const saysFalse = /"success"\s*:\s*false\b/;

/** What the shop itself says is no answer is none, although its status is that of one: another try may bring it. */
function apology({ status, error, bytes }: Exchange): Verdict | undefined {
  if (status !== 200 || error || !bytes || !saysFalse.test(bytes.toString("utf8")))
    return undefined;
  const reason = "The upstream said 200, and that it did not succeed.";
  return { kind: "failed", failure: { errorClass: "transient", reason } };
}
