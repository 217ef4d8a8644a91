export type { FaultBook } from "./faults/fault-book.ts";
export type { FaultRule, FaultRuleInput } from "./faults/fault-rule.ts";
export type { DataSources } from "./load-data.ts";
export type { Species } from "./records.ts";
export type { RequestLog, RequestSummary, SeenRequest, Tally } from "./request-log.ts";
export {
  type SampleUpstream,
  type SampleUpstreamOptions,
  startSampleUpstream,
} from "./start-sample-upstream.ts";
