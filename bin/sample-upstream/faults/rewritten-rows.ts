import { isDeepStrictEqual } from "node:util";
import { type Answer, jsonAnswer } from "../answer.ts";
import { isJson, type Json } from "../json.ts";
import type { FaultsOfRequest } from "./fault-book.ts";
import type { FaultRule } from "./fault-rule.ts";

type Rule = Extract<FaultRule, { fault: "rewritten-rows" }>;

/** The answer whose rows lie as they are told to: objects anywhere in it that have the fields of a rule. */
export function withRewrittenRows(answer: Answer, path: string, faults: FaultsOfRequest): Answer {
  const rules = faults.at(path, "rewritten-rows");
  const isData = answer.status === 200 && answer.headers["content-type"]?.includes("json");
  if (!isData || rules.length === 0) return answer;
  faults.spend(...rules);
  const body: unknown = JSON.parse(answer.body.toString("utf8"));
  const changed = jsonAnswer(rules.reduce((now, rule) => rewritten(now, rule), body));
  return { ...changed, headers: { ...answer.headers, etag: changed.headers["etag"] ?? "" } };
}

function rewritten(value: unknown, rule: Rule): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((one: unknown) => {
      const told = rewritten(one, rule);
      const further = isMeant(one, rule) ? rule.beside : [];
      return [told, ...further.map((fields) => Object.assign({}, told, fields))];
    });
  }
  if (!isJson(value)) return value;
  const fields = Object.entries(value).map(([name, one]) => [name, rewritten(one, rule)] as const);
  if (!isMeant(value, rule)) return Object.fromEntries(fields);
  const kept = fields.filter(([name]) => !rule.drop.includes(name));
  return { ...Object.fromEntries(kept), ...rule.set };
}

const isMeant = (value: unknown, { where }: Rule): value is Json =>
  isJson(value) &&
  Object.entries(where).every(([name, wanted]) => isDeepStrictEqual(value[name], wanted));
