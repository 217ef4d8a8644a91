/* For areas that report on what they have read; by itself, so that nobody else's bundle holds it. */
export { filed } from "./filed-findings.ts";
export { publishReport, standingReport } from "./publish-report.ts";
