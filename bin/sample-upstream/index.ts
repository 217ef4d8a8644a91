export type { FaultRuleInput } from "./faults/fault-rule.ts";
export { type SampleUpstream, startSampleUpstream } from "./start-sample-upstream.ts";
