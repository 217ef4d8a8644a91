import { expect, test } from "vitest";
import { viewerAddress } from "#shared/http/viewer.ts";
import { anEvent } from "#test/support/requests/http-event.ts";

const secret = "s".repeat(32);
const from = (sourceIp: string, headers: Record<string, string> = {}) =>
  anEvent({ sourceIp, headers });

test.each([
  ["198.51.100.10", "198.51.100.10"],
  ["::ffff:198.51.100.10", "198.51.100.10"],
  ["2001:db8:1:2:3:4:5:6", "20010db800010002/64"],
  ["2001:db8:1:2::9", "20010db800010002/64"],
  ["2001:db8:1:3::9", "20010db800010003/64"],
  ["no address", "no address"],
])("%s counts as %s", (sourceIp, address) => {
  expect(viewerAddress(from(sourceIp))).toBe(address);
});

test.each([
  { what: "an IPv4 viewer", header: "198.51.100.10:46532", address: "198.51.100.10" },
  { what: "an IPv6 viewer", header: "2001:db8:1:2::9:46532", address: "20010db800010002/64" },
  { what: "brackets", header: "[2001:db8:1:2::9]:46532", address: "20010db800010002/64" },
])("our distribution is believed about $what", ({ header, address }) => {
  const headers = { "cloudfront-viewer-address": header, "x-cardlake-edge": secret };
  expect(viewerAddress(from("203.0.113.7", headers), secret)).toBe(address);
});

test.each([
  { why: "without the secret", headers: {}, expected: secret },
  { why: "with a wrong secret", headers: { "x-cardlake-edge": "guess" }, expected: secret },
  { why: "where there is no distribution", headers: { "x-cardlake-edge": secret } },
  { why: "with an empty secret", headers: { "x-cardlake-edge": "" }, expected: secret },
])("[ACC-5] nobody chooses an address $why", ({ headers, expected }) => {
  const forged: Record<string, string> = {
    "cloudfront-viewer-address": "198.51.100.10:1",
    "x-forwarded-for": "198.51.100.10",
    ...(headers as Record<string, string>),
  };
  expect(viewerAddress(from("203.0.113.7", forged), expected)).toBe("203.0.113.7");
});

test("what our distribution says unreadably is not used", () => {
  const headers = { "cloudfront-viewer-address": "unknown", "x-cardlake-edge": secret };
  expect(viewerAddress(from("203.0.113.7", headers), secret)).toBe("203.0.113.7");
});
