import type { Operation } from "./operation.ts";

/** Header in which the distribution before the API proves to be ours. */
export const edgeProofHeader = "x-cardlake-edge";
/** Header in which CloudFront names the viewer: address and port. */
export const viewerAddressHeader = "cloudfront-viewer-address";

/**
 * Whether one answer may serve everybody: nobody has to sign in for it, and its `Cache-Control` lets
 * shared caches keep it. A caller's token plays no part in such an answer.
 */
export const isForEverybody = ({ access, method, cache }: Operation): boolean =>
  access === "public" && method === "GET" && /^public\b/.test(cache ?? "");
