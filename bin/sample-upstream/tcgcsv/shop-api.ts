import { type Answer, jsonAnswer } from "../answer.ts";
import type { FaultsOfRequest } from "../faults/fault-book.ts";
import type { Json } from "../json.ts";
import type { Target } from "../target.ts";
import { tokenAnswer } from "../tokens.ts";

const token = "sample-of-the-shop";
const twoWeeksSeconds = 1_209_599;

export interface ShopApiOptions {
  /** The mirror's list of groups by category, and the category of each group. */
  readonly groups: ReadonlyMap<number, readonly Json[]>;
  /** The mirror's file of prices of a group. */
  pricesOf(categoryId: number, groupId: string): Answer | undefined;
}

/**
 * The API of the shop that the mirror is of, below `/tcgplayer`: a token for whoever has two keys, and with it the groups, page by
 * page, and the prices of each. Nothing in an answer says of which day it is, and none has a tag.
 */
export function shopApi(
  { segments, path, query, form, authorization }: Target,
  faults: FaultsOfRequest,
  { groups, pricesOf }: ShopApiOptions,
): Answer {
  const [, version, area, ...rest] = segments;
  if (version === "token") {
    const hasKeys = form?.get("client_id") && form.get("client_secret");
    if (!hasKeys) return jsonAnswer({ error: "invalid_client" }, "never", 400);
    return tokenAnswer(token, "bearer", twoWeeksSeconds);
  }
  const [ended] = faults.at(path, "token-ended");
  if (ended) faults.spend(ended);
  if (ended || authorization !== `bearer ${token}`) return refused(401, "The token is none.");
  const place = rest.join("/");
  const [, category] = /^categories\/(\d+)\/groups$/.exec(place) ?? [];
  if (area === "catalog" && category !== undefined) {
    return pageOf(groups.get(Number(category)) ?? [], query);
  }
  const [, group = ""] = /^group\/(\d+)$/.exec(place) ?? [];
  const owner = [...groups].find(([, own]) => own.some(({ groupId }) => `${groupId}` === group));
  const found = area === "pricing" && owner ? pricesOf(owner[0], group) : undefined;
  if (!found) return refused(404, "No products were found.");
  const { etag: _, "last-modified": __, ...headers } = found.headers;
  return { ...found, headers };
}

function pageOf(all: readonly Json[], query: URLSearchParams): Answer {
  const [offset, limit] = [Number(query.get("offset") ?? 0), Number(query.get("limit") ?? 10)];
  const results = all.slice(offset, offset + limit);
  return jsonAnswer({ totalItems: all.length, success: true, errors: [], results });
}

const refused = (status: number, error: string) =>
  jsonAnswer({ success: false, errors: [error], results: [] }, "never", status);
