import type { Deployed } from "./deployed.ts";
import { month } from "./mix.ts";
import { add, type Usage } from "./usage.ts";

/** What the distribution and the gateway take for letting calls through, and write down of them. */
export function addRequests(
  usage: Usage,
  { edge, accessLog }: Deployed,
  { calls, reaching, preflights }: { calls: number; reaching: number; preflights: number },
): void {
  if (edge) add(usage, "cloudfront.requests", calls + preflights);
  if (edge?.answersPreflights) add(usage, "cloudfront.functions", calls + preflights);
  add(usage, edge ? "cloudfront.bytes" : "transfer.out", preflights * 400);
  const atGateway = reaching + (edge?.answersPreflights ? 0 : preflights);
  add(usage, "gateway.requests", atGateway);
  if (!accessLog) return;
  const price = accessLog.isInfrequent ? "logs.infrequent" : "logs.standard";
  add(usage, price, (accessLog.bytes + 26) * atGateway);
}

/** What answers weigh on their way to people, and writes on theirs from the distribution to the API. */
export function addBytes(
  usage: Usage,
  { edge }: Deployed,
  { method, answerBytes, times }: { method: string; answerBytes: number; times: number },
): void {
  const isRead = method === "GET";
  const sent = isRead ? 1 - month.notModifiedShare : 1;
  add(usage, edge ? "cloudfront.bytes" : "transfer.out", answerBytes * times * sent);
  if (edge && !isRead) add(usage, "cloudfront.originBytes", month.bytesOfAWrite * times);
}
