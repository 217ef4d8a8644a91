import { type Answer, jsonAnswer, textAnswer } from "../answer.ts";
import type { CardView } from "../catalogue.ts";
import { isJson, type Json } from "../records.ts";
import type { FaultsOfRequest } from "./fault-book.ts";

const page =
  "<!doctype html><html><head><title>Please wait</title></head><body><h1>Please wait</h1><p>The site will be back in a moment.</p></body></html>";

/** The answer that comes instead of the right one, if any. */
export function refusal(path: string, faults: FaultsOfRequest): Answer | undefined {
  const [html] = faults.at(path, "html-200", "html-502");
  if (html !== undefined) {
    faults.spend(html);
    const status = html.fault === "html-200" ? 200 : 502;
    return {
      status,
      headers: { "content-type": "text/html; charset=utf-8" },
      body: Buffer.from(page),
    };
  }
  const [failed] = faults.at(
    path,
    ...(["status-403", "status-404", "status-429", "status-500"] as const),
    ...(["status-502", "status-503", "status-504"] as const),
  );
  if (failed === undefined) return undefined;
  faults.spend(failed);
  const status = Number(failed.fault.slice("status-".length));
  const answer = path.startsWith("/v2/")
    ? jsonAnswer({ error: `The sample was told to answer ${status} here.` }, "never", status)
    : textAnswer(`The sample was told to answer ${status} here.`, status);
  const { retryAfterSeconds: seconds } = failed;
  return seconds === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, "retry-after": String(seconds) } };
}

/** How cards look under the rules; undefined when no rule touches any card. */
export function cardView(language: string, faults: FaultsOfRequest): CardView | undefined {
  if (!faults.has("changed-card", "removed-card")) return undefined;
  return (card) => {
    const path = `/v2/${language}/cards/${card.id}`;
    const [removed] = faults.at(path, "removed-card");
    const changes = faults.at(path, "changed-card");
    faults.spend(...(removed ? [removed] : changes));
    if (removed !== undefined) return undefined;
    return changes.length === 0
      ? card
      : Object.assign({}, card, ...changes.map(({ fields }) => fields));
  };
}

/** The answer with fields added that nobody knows and fields gone that everybody expects. */
export function reshaped(answer: Answer, path: string, faults: FaultsOfRequest): Answer {
  const added = faults.at(path, "unknown-field");
  const dropped = faults.at(path, "missing-field");
  const isData = answer.status === 200 && answer.headers["content-type"]?.includes("json");
  if (!isData || added.length + dropped.length === 0) return answer;
  faults.spend(...added, ...dropped);
  const more = Object.fromEntries(added.map(({ field, value }) => [field, value]));
  const change = (record: unknown): unknown => {
    if (Array.isArray(record)) return record.map(change);
    if (!isJson(record)) return record;
    return dropped.reduce<Json>((rest, { field }) => without(rest, field.split(".")), {
      ...record,
      ...more,
    });
  };
  const changed = jsonAnswer(change(JSON.parse(answer.body.toString("utf8"))));
  // Only the tag is new; how long the answer keeps is the original's.
  return { ...changed, headers: { ...answer.headers, etag: changed.headers["etag"] ?? "" } };
}

function without(record: Json, [head = "", ...rest]: readonly string[]): Json {
  const { [head]: value, ...others } = record;
  if (rest.length === 0) return others;
  return isJson(value) ? { ...record, [head]: without(value, rest) } : record;
}
