import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { guardedClient } from "#functions/shared/guarded/guarded-client.ts";
import { isPublicAddress } from "#functions/shared/guarded/public-address.ts";
import {
  deniedNumber,
  dotted,
  spelledIPv4,
  spelledIPv6,
} from "#test/support/guarded/spelled-addresses.ts";

const client = guardedClient({ userAgent: "cardlake-test", alsoAllowed: [] });
const many = { numRuns: 1000 };

const scheme = fc.constantFrom("http://", "https://", "HTTP://", "hTTps://");
const rest = fc.constantFrom("", "/", ":80", ":443/", ":0080/", "/a?b#c", "?x", "#x");

test("[ALR-4] no spelling of an address that is not public is allowed", () => {
  const host = deniedNumber.chain((address) =>
    fc.oneof(spelledIPv4(address), spelledIPv6(address)),
  );
  fc.assert(
    fc.property(scheme, host, rest, (before, spelt, after) => {
      const verdict = client.judged(`${before}${spelt}${after}`);
      expect(verdict).toMatchObject({ outcome: "refused", reason: "not_public" });
    }),
    many,
  );
});

test("spellings are read as the address that they stand for, so that the refusals mean something", () => {
  const spelt = fc
    .integer({ min: 0, max: 2 ** 32 - 1 })
    .chain((address) => fc.tuple(fc.constant(address), spelledIPv4(address)));
  fc.assert(
    fc.property(spelt, ([address, text]) => {
      expect(new URL(`http://${text}/`).hostname).toBe(dotted(address));
    }),
    many,
  );
});

test("[ALR-4] public addresses are allowed in whatever spelling, as one", () => {
  const spelt = fc
    .integer({ min: 0, max: 2 ** 32 - 1 })
    .filter((address) => isPublicAddress(dotted(address)))
    .chain((address) => fc.tuple(fc.constant(address), spelledIPv4(address)));
  fc.assert(
    fc.property(spelt, ([address, text]) => {
      const url = `https://${dotted(address)}/`;
      expect(client.judged(`https://${text}/`)).toEqual({ outcome: "allowed", url });
    }),
    many,
  );
});

/** Near where ranges begin and end, and anywhere. */
const someIPv4 = fc.oneof(
  fc.ipV4(),
  deniedNumber.map(dotted),
  fc
    .tuple(deniedNumber, fc.integer({ min: -2, max: 2 }))
    .map(([address, off]) => dotted((address + off) >>> 0)),
);

test("[ALR-4] IPv4 is public where a library of addresses says so, but for the host of a cloud's guests", () => {
  fc.assert(
    fc.property(someIPv4, (address) => {
      const isUnicast = ipaddr.IPv4.parse(address).range() === "unicast";
      expect(isPublicAddress(address)).toBe(isUnicast && address !== "168.63.129.16");
    }),
    { numRuns: 1500 },
  );
});

const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
const firstGroups = fc.constantFrom(
  ...["2000", "2001:0", "2001:1ff", "2001:200", "2001:db7", "2001:db8", "2001:db9", "2002", "2003"],
  ...[
    "2606:4700",
    "2620:4f:8000",
    "3ffe",
    "3fff:0",
    "3fff:fff",
    "3fff:1000",
    "4000",
    "1fff",
    "64:ff9b",
  ],
  ...["fc00", "fd00:ec2", "fe80", "ff02", "5f00", "100", "0", "8000"],
);
const someIPv6 = fc.oneof(
  fc.ipV6(),
  fc
    .tuple(firstGroups, fc.array(group, { minLength: 8, maxLength: 8 }))
    .map(([first, more]) => [...first.split(":"), ...more].slice(0, 8).join(":")),
);

test("[ALR-4] no IPv6 is public that a library of addresses calls special", () => {
  fc.assert(
    fc.property(someIPv6, (address) => {
      const parsed = ipaddr.IPv6.parse(address);
      const isGiven = (parsed.parts[0] ?? 0) >> 13 === 1;
      expect(isPublicAddress(address)).toBe(isGiven && parsed.range() === "unicast");
    }),
    { numRuns: 1500 },
  );
});

test("[ALR-4] what is no address is not public", () => {
  for (const text of [
    "",
    "localhost",
    "1.2.3",
    "01.1.1.1",
    "1.1.1.1 ",
    "2606::1%eth0",
    "[2606::1]",
  ]) {
    expect([text, isPublicAddress(text)]).toEqual([text, false]);
  }
});
