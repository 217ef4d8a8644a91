import type { Exchange, Verdict } from "#shared/upstreams/exchange.ts";

/**
 * Whether half a document came from a host that serves JSON as plain text, for which the general rule
 * looks at no ending: another try may heal that.
 */
export function brokenJson({ status, error, bytes }: Exchange): Verdict | undefined {
  if (status !== 200 || error || !bytes || bytes.length === 0) return undefined;
  try {
    JSON.parse(bytes.toString("utf8"));
    return undefined;
  } catch {
    // The answer to the question; the caller records the body as a failure.
    return {
      kind: "failed",
      failure: { errorClass: "transient", reason: "The body is not whole JSON." },
    };
  }
}
