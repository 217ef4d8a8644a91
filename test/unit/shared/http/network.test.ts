import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { networkOf } from "#shared/http/network.ts";

test("[ACC-5] an IPv4 address is a network of its own, whatever it is dressed in", () => {
  for (const text of ["203.0.113.7", "::ffff:203.0.113.7", "[::ffff:cb00:7107]"]) {
    expect(networkOf(text)).toBe("203.0.113.7");
  }
});

test("[ACC-5] addresses of one customer's IPv6 network are one, and of another's another", () => {
  const own = ["2001:db8:1:2::1", "2001:0DB8:1:2:ffff:0:0:1", "[2001:db8:1:2::%eth0]"];
  expect(new Set(own.map(networkOf))).toEqual(new Set(["20010db800010002/64"]));
  expect(networkOf("2001:db8:1:3::1")).toBe("20010db800010003/64");
  expect(networkOf("::1")).toBe("0000000000000000/64");
});

test("what is no address is none", () => {
  for (const text of [
    "",
    "::g",
    "1.2.3",
    "01.2.3.4",
    "2001:db8::1::2",
    "example.org",
    "1.2.3.4:80",
  ]) {
    expect([text, networkOf(text)]).toEqual([text, undefined]);
  }
});

/**
 * `::1.2.3.4`, the IPv4-compatible form that RFC 4291 gave up: the library takes it for IPv4 where it is written with
 * dots and for IPv6 where it is not. It is IPv6 either way, and no client has such an address.
 */
const isGivenUp = (text: string) => /^[0:]+:\d+\./.test(text);

test("[ACC-5] an address is of the same network in whatever form it is written", () => {
  expect(networkOf("::1.2.3.4")).toBe(networkOf("::102:304"));
});

test("[ACC-5] networks are those that a library of addresses finds", () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
      fc.pre(!isGivenUp(text));
      const address = ipaddr.process(text);
      const bytes = address.toByteArray().slice(0, 8);
      const network =
        address.kind() === "ipv4" ? address.toString() : `${Buffer.from(bytes).toString("hex")}/64`;
      expect(networkOf(text)).toBe(network);
    }),
  );
});
