import { timingSafeEqual } from "node:crypto";
import ipaddr from "ipaddr.js";
import { edgeProofHeader, viewerAddressHeader } from "#schemas/http/edge.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { HttpEvent } from "./event.ts";

/**
 * The network address that sent a request, as limits count it; the one place that reads it. An IPv6
 * network of 64 bits counts as one address: that is what one customer gets.
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

function networkOf(text: string): string | undefined {
  const bare = text.replace(/^\[|\]$/g, "");
  if (!ipaddr.isValid(bare)) return undefined;
  // An IPv4 address in IPv6 clothes is the IPv4 address.
  const address = ipaddr.process(bare);
  if (address.kind() === "ipv4") return address.toString();
  const network = address.toByteArray().slice(0, 8);
  return `${Buffer.from(network).toString("hex")}/64`;
}

/** Hashed first, because the comparison wants equal lengths and must not tell them. */
const isEqual = (given: string, secret: string) =>
  timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(secret)));
