import { describe, expect, test } from "vitest";
import { guardedClient } from "#functions/shared/guarded/guarded-client.ts";
import { triedAddresses, triedTexts } from "#test/support/guarded/denied-addresses.ts";
import { guardedOnLoopback } from "#test/support/guarded/guarded.ts";

const nobody = 9;
const { client, dialled, looked } = guardedOnLoopback(nobody);

describe("[ALR-4] an address is refused when it is saved", () => {
  test.each([...triedAddresses, ...triedTexts])("%s", (_what, address, reason) => {
    expect(client.judged(address)).toMatchObject({ outcome: "refused", reason });
  });
});

describe("[ALR-4] an address is refused when it is asked, before anybody is", () => {
  test.each([...triedAddresses, ...triedTexts])("%s", async (_what, url, reason) => {
    const post = { method: "POST", url, body: "{}", mostBodyBytes: 100 } as const;
    expect(await client.send(post)).toMatchObject({ outcome: "refused", reason, redirects: 0 });
    expect(await client.judgedWithName(url)).toMatchObject({ outcome: "refused", reason });
    expect([...dialled, ...looked]).toEqual([]);
  });
});

test.each([
  ["https://hooks.example.org", "https://hooks.example.org/"],
  ["HTTPS://Hooks.Example.ORG./a?b=c", "https://hooks.example.org/a?b=c"],
  ["http://hooks.example.org:80/", "http://hooks.example.org/"],
  ["http://hooks.example.org:443/", "http://hooks.example.org:443/"],
  ["https://hooks.example.org:80/", "https://hooks.example.org:80/"],
  ["https://bücher.example.org/", "https://xn--bcher-kva.example.org/"],
  ["https://hooks_1.example.org/@name?to=http://127.0.0.1/", undefined],
  ["https://93.184.216.34/", undefined],
  ["https://0x5db8d822/", "https://93.184.216.34/"],
  ["https://[2606:2800:220:1:248:1893:25c8:1946]/", undefined],
  ["https://localhost.example.org/", undefined],
  ["https://internal.example.org/", undefined],
])("[ALR-4] a public address is kept in one spelling: %s", (given, url = given) => {
  expect(client.judged(given)).toEqual({ outcome: "allowed", url });
});

test("[ALR-4] what is refused says what was wrong, and with which value", () => {
  const sentenceOf = (address: string) => {
    const verdict = client.judged(address);
    return verdict.outcome === "refused" ? verdict.sentence : "";
  };
  expect(sentenceOf("http://0x7f.1/")).toBe("127.0.0.1 is not an address of the public network.");
  expect(sentenceOf("http://printer.local/")).toBe(
    "printer.local is a name that only networks of their own know.",
  );
  expect(sentenceOf("https://hooks.example.org:8443/")).toBe(
    "The address uses port 8443; it may be 80 or 443.",
  );
  expect(sentenceOf("ftp://hooks.example.org/")).toBe(
    "The address must begin with https:// or http://.",
  );
});

describe("[ALR-4] receivers that are asked besides public ones", () => {
  const judge = (alsoAllowed: readonly string[], address: string) =>
    guardedOnLoopback(nobody, { alsoAllowed }).client.judged(address).outcome;

  test("are those that are named, with their port", () => {
    expect(judge(["127.0.0.1:4000"], "http://127.0.0.1:4000/hook")).toBe("allowed");
    expect(judge(["127.0.0.1:4000"], "https://127.0.0.1:4000/hook")).toBe("allowed");
    expect(judge(["127.0.0.1:4000"], "http://127.1:4000/hook")).toBe("allowed");
    expect(judge(["[::1]:4000"], "http://[0::1]:4000/")).toBe("allowed");
    expect(judge(["Receiver:80"], "http://receiver/")).toBe("allowed");
    expect(judge(["receiver.test.:80"], "http://receiver.test/")).toBe("allowed");
    expect(judge(["http://receiver.test"], "http://receiver.test./")).toBe("allowed");
  });

  test("are no others of the same host, port or scheme", () => {
    expect(judge(["127.0.0.1:4000"], "http://127.0.0.1:4001/")).toBe("refused");
    expect(judge(["127.0.0.1:4000"], "http://127.0.0.1/")).toBe("refused");
    expect(judge(["127.0.0.1:4000"], "http://127.0.0.2:4000/")).toBe("refused");
    expect(judge(["127.0.0.1:4000"], "http://localhost:4000/")).toBe("refused");
    expect(judge(["http://127.0.0.1:4000"], "https://127.0.0.1:4000/")).toBe("refused");
    expect(judge(["http://127.0.0.1:4000"], "http://user@127.0.0.1:4000/")).toBe("refused");
  });

  test.each([
    "127.0.0.1",
    "*:80",
    "http://",
    "ftp://a:21",
    "http://a/b",
    "a:b",
    "u@a:80",
    "",
    "a:99999",
  ])("are not named by %j", (entry) => {
    const made = () => guardedClient({ userAgent: "cardlake-test", alsoAllowed: [entry] });
    expect(made).toThrow(RangeError);
    expect(made).toThrow(`"${entry}"`);
  });
});
