import { timingSafeEqual } from "node:crypto";
import { edgeProofHeader, viewerAddressHeader } from "#schemas/http/edge.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { HttpEvent } from "./event.ts";
import { networkOf } from "./network.ts";

/**
 * The network address that sent a request, as limits count it; the one place that reads it.
 *
 * What a header says of the address anybody could have written, so it is believed only beside the
 * secret that our distribution adds. Without one the gateway's own word counts.
 *
 * @param edgeSecret what the distribution sends; undefined when there is none before the API
 */
export function viewerAddress(event: HttpEvent, edgeSecret?: string): string {
  const claimed = event.headers[viewerAddressHeader];
  const isOurs =
    edgeSecret !== undefined && isEqual(event.headers[edgeProofHeader] ?? "", edgeSecret);
  const forwarded = isOurs && claimed ? networkOf(claimed.replace(/:\d+$/, "")) : undefined;
  const { sourceIp } = event.requestContext.http;
  return forwarded ?? networkOf(sourceIp) ?? sourceIp;
}

/** Hashed first, because the comparison wants equal lengths and must not tell them. */
const isEqual = (given: string, secret: string) =>
  timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(secret)));
