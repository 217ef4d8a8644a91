import { preflightClients } from "./preflight/clients.ts";
import { exitCodeOf, type Finding, findingsOf } from "./preflight/findings.ts";
import { readFacts } from "./preflight/read-facts.ts";
import { scheduleFindings } from "./preflight/schedules.ts";
import { regionIn } from "./region.ts";

/**
 * `npm run preflight` says what a deploy of the stage that `STAGE` names would miss in the account and
 * region of your credentials. It asks only, and ends with 1 if something is missing.
 */
const { STAGE: stage = "dev", AWS_ENDPOINT_URL: endpoint, MAIL_FROM: sender } = process.env;
const mailRegion = process.env["MAIL_REGION"] || undefined;
const region = regionIn(process.env);
const marks: Record<Finding["weight"], string> = {
  good: "ok     ",
  advice: "advice ",
  unknown: "unknown",
  missing: "MISSING",
};

if (!region) {
  console.error("AWS_REGION must name the region that you mean to deploy to, e.g. us-east-1.");
  process.exitCode = 2;
} else {
  const clients = preflightClients({ region, mailRegion, ...(endpoint && { endpoint }) });
  const findings = [
    ...findingsOf(await readFacts({ stage, region, sender }, clients)),
    ...scheduleFindings(process.env["SOURCE_SETTINGS"]),
  ];
  for (const { weight, text } of findings) console.log(`${marks[weight]}  ${text}`);
  process.exitCode = exitCodeOf(findings);
}
