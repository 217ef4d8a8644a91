import * as z from "zod";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { List, Source, Unit, Wanted } from "../port/source.ts";
import { listOfBriefs } from "./bodies/list-entries.ts";
import { parsedJson } from "./bodies/parsed-json.ts";
import { pokemontcgPlan } from "./pokemontcg/plans.ts";
import { cardRecords, setRecords } from "./pokemontcg/records.ts";

const allSets = pokemontcgPlan.first;
const mostOnPage = 250;

const Page = z.object({
  data: z.array(z.unknown()),
  page: z.int().positive(),
  totalCount: z.int().nonnegative(),
});
const Id = z.looseObject({ id: z.string().min(1) });

/** The Pokémon TCG API: a paged list of sets, and a paged list of the cards of each. */
export function pokemontcg(baseUrl: string): Source {
  const wanted = ({ dataset, unit }: Unit, page: number): Wanted => {
    const query =
      dataset === allSets.dataset
        ? `/v2/sets?orderBy=id&page=${page}&pageSize=${mostOnPage}`
        : // By anything but the id, pages repeat some cards and lack others.
          `/v2/cards?q=${encodeURIComponent(`set.id:"${unit}"`)}&orderBy=id&page=${page}&pageSize=${mostOnPage}`;
    const url = `${baseUrl}${query}`;
    return {
      name: `page:${page}`,
      dataset: dataset === allSets.dataset ? dataset : "cards",
      request: { url },
    };
  };
  return {
    ...pokemontcgPlan,
    key: { secret: "api-key", header: "X-Api-Key" },
    opening: (unit) => [wanted(unit, 1)],

    listed(unit, _name, body): List {
      const { data, page, totalCount } = pageOf(body);
      // One without entries is behind the last, however many there are said to be.
      const isLast = data.length === 0 || page * mostOnPage >= totalCount;
      const next = isLast ? [] : [wanted(unit, page + 1)];
      const whole = { ids: data.flatMap((one) => Id.safeParse(one).data?.id ?? []), totalCount };
      return {
        ...(unit.dataset === allSets.dataset ? listOfBriefs(data, "sets") : { listed: [] }),
        next,
        whole,
      };
    },

    follow: (_unit, name) => ({ unit: { dataset: "sets", unit: name } }),

    async *records({ dataset, unit, name, body }) {
      const { data, totalCount } = pageOf(await body.text());
      const page = Number(name.replace("page:", ""));
      const list = page > 1 ? { list: `${page}` } : { pages: Math.ceil(totalCount / mostOnPage) };
      if (dataset === allSets.dataset) yield* setRecords(data, list);
      else yield* cardRecords(data, { set: unit, ...list });
    },
  };
}

/** @throws MessageError when it is no page: an error, or a page of another service */
function pageOf(body: string) {
  const page = Page.safeParse(parsedJson(body));
  if (page.success) return page.data;
  throw new MessageError("permanent", `The body is no page: ${z.prettifyError(page.error)}`);
}
