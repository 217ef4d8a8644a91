import { BlockList, isIPv4, isIPv6 } from "node:net";

/**
 * IPv4 that is not the public network, after IANA's registry of special-purpose addresses (RFC 6890) as of 2026-11: this
 * network, private (RFC 1918), carriers (100.64/10), loopback, link-local with the metadata services, protocols, documentation,
 * the old 6to4 relays, AS112 and AMT, benchmarks, multicast, reserved and broadcast.
 */
const special = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"],
  ...["172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24"],
  ...["192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24"],
  ...["203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"],
  // A cloud's host for its guests, with an address that looks like any other.
  "168.63.129.16/32",
];

/**
 * Of IPv6, only 2000::/3 is given out at all: what is mapped, compatible, translated (NAT64), local or multicast lies outside.
 * Within it: protocols with Teredo and ORCHID, documentation, 6to4, AS112.
 */
const given = ["2000::/3"];
const specialWithin = [
  ...["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"],
];

const blocks = (subnets: readonly string[], family: "ipv4" | "ipv6"): BlockList => {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = "", bits] = subnet.split("/");
    list.addSubnet(network, Number(bits), family);
  }
  return list;
};

// One list a family: a list that has both takes a mapped address for the one that is mapped.
const special4 = blocks(special, "ipv4");
const given6 = blocks(given, "ipv6");
const special6 = blocks(specialWithin, "ipv6");

/**
 * Whether somebody on the public network may have this address, in its usual spelling. Anything that is no address is
 * not public, and neither is one that stands for another one of the other family, public or not.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special4.check(address, "ipv4");
  if (!isIPv6(address) || address.includes("%")) return false;
  return given6.check(address, "ipv6") && !special6.check(address, "ipv6");
}
