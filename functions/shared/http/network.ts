import { isIPv4, isIPv6 } from "node:net";

/**
 * The network of an address, as limits count it: an IPv4 address itself, of an IPv6 address the first 64 bits as
 * `20010db800000000/64`, because that is what one customer gets. An IPv4 address in IPv6 clothes is the IPv4 address.
 *
 * @returns undefined for what is no address
 */
export function networkOf(text: string): string | undefined {
  const bare = text.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return undefined;
  const groups = groupsOf(bare);
  const isMapped = groups.slice(0, 6).join() === "0000,0000,0000,0000,0000,ffff";
  if (isMapped) return Buffer.from(groups.slice(6).join(""), "hex").join(".");
  return `${groups.slice(0, 4).join("")}/64`;
}

/** All eight groups, four digits each; Node writes an address in the one form of RFC 5952, with its zeros left out once. */
function groupsOf(address: string): readonly string[] {
  const [head = "", tail = ""] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const [before, after] = [head, tail].map((part) => (part === "" ? [] : part.split(":")));
  const given = [...(before ?? []), ...(after ?? [])];
  const zeros = Array.from({ length: 8 - given.length }, () => "0");
  return [...(before ?? []), ...zeros, ...(after ?? [])].map((group) => group.padStart(4, "0"));
}
