import type { Exchange, Verdict } from "#shared/upstreams/exchange.ts";

/**
 * A store of objects that lists nothing to strangers says of an object that is not there that access is denied, as XML; whoever is
 * kept out altogether mostly gets a page. So a day without an archive, which is one more address that leads nowhere, keeps nobody from asking
 * for the rest. To be asked of archives alone: files of the day are all there, and whoever is denied one of them is kept out.
 */
export function missingFile({ status, headers, bytes }: Exchange): Verdict | undefined {
  if (status !== 403 || !/xml/i.test(headers?.contentType ?? "")) return undefined;
  if (!bytes?.toString("utf8").includes("<Code>AccessDenied</Code>")) return undefined;
  const reason = "There is no such file: the upstream said 403, as it does of what is not there.";
  return { kind: "failed", failure: { errorClass: "permanent", reason }, isGone: true };
}
