import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { triedAddresses } from "#test/support/guarded/denied-addresses.ts";
import { answering, guardedOnLoopback, type Names } from "#test/support/guarded/guarded.ts";
import { hostileRedirects, ignoredPlaces } from "#test/support/guarded/hostile-redirects.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

type Answer = readonly [status: number, headers: Record<string, string>];

/** A server of answers by path, and a client that comes to it whichever host it means. */
async function sites(answers: Readonly<Record<string, Answer>>, names: Names = {}) {
  const asked: IncomingMessage[] = [];
  const { origin } = await loopbackServer((request, response) => {
    asked.push(request);
    const [status, headers] = answers[request.url ?? ""] ?? [200, {}];
    response.writeHead(status, headers).end("read me");
  });
  const port = Number(new URL(origin).port);
  const guarded = guardedOnLoopback(port, { names, alsoAllowed: [`127.0.0.1:${port}`] });
  return { ...guarded, origin, asked };
}

const get = { method: "GET", mostBodyBytes: 100 } as const;
const publicNames = { "a.example.org": ["93.184.216.34"], "b.example.org": ["93.184.216.35"] };

describe("[ALR-4] a redirect is refused to", () => {
  /** Headers are Latin-1; a browser sends what is beyond it in UTF-8, and URLs as they are. */
  const asHeader = (address: string) => Buffer.from(address, "utf8").toString("latin1");

  test.each([
    ...triedAddresses.map(([what, address]) => [what, asHeader(address)] as const),
    ...triedAddresses.map(([what, address]) => [`${what}, encoded`, encodeURI(address)] as const),
  ])("%s", async (_what, location) => {
    const { client, dialled, asked, origin } = await sites({ "/go": [302, { location }] });
    const outcome = await client.send({ ...get, url: `${origin}/go`, mostRedirects: 3 });
    expect(outcome).toMatchObject({ outcome: "refused", redirects: 1 });
    expect([dialled.length, asked.length]).toEqual([1, 1]);
  });

  test.each(hostileRedirects)("%s", async (_what, location, reason) => {
    const names = { ...publicNames, "inside.example.org": ["10.0.0.5"] };
    const leads = { "/go": [302, { location }], "/go?again": [302, { location }] } as const;
    const { client, dialled } = await sites(leads, names);
    const url = "http://a.example.org/go";
    const outcome = await client.send({ ...get, url, mostRedirects: 3 });
    const met = reason === "too_many_redirects" ? 4 : 1;
    expect(outcome).toMatchObject({ outcome: "refused", reason, redirects: met });
    expect(outcome).toHaveProperty(
      "sentence",
      expect.stringMatching(/^After (?:a|4) redirects?: /),
    );
    expect(dialled).toHaveLength(met);
  });

  test("http, from https", async () => {
    const leads = { "/go": [302, { location: "http://b.example.org/" }] } as const;
    const { client, dialled } = await sites(leads, publicNames);
    const url = "https://a.example.org/go";
    expect(await client.send({ ...get, url, mostRedirects: 3 })).toMatchObject({
      ...{ outcome: "refused", reason: "redirect_to_http", redirects: 1 },
    });
    expect(dialled).toHaveLength(1);
  });
});

describe("[ALR-4] redirects", () => {
  test.each([301, 302, 303, 307, 308])(
    "of status %i are followed when asked for",
    async (status) => {
      const leads = { "/go": [status, { location: "http://b.example.org/there?a=b" }] } as const;
      const { client, dialled } = await sites(leads, publicNames);
      const url = "http://a.example.org/go";
      expect(await client.send({ ...get, url, mostRedirects: 1 })).toMatchObject({
        ...{ outcome: "answered", status: 200, redirects: 1 },
        url: "http://b.example.org/there?a=b",
      });
      expect(dialled.map(({ addresses }) => addresses)).toEqual([
        ["93.184.216.34"],
        ["93.184.216.35"],
      ]);
    },
  );

  test("are answers where nobody asked to follow them", async () => {
    const leads = { "/go": [302, { location: "http://127.0.0.1/" }] } as const;
    const { client, dialled } = await sites(leads, publicNames);
    const url = "http://a.example.org/go";
    const wantedHeaders = ["location"];
    expect(await client.send({ ...get, url, wantedHeaders })).toMatchObject({
      ...{ outcome: "answered", status: 302, redirects: 0 },
      headers: { location: "http://127.0.0.1/" },
    });
    expect(dialled).toHaveLength(1);
  });

  test.each([301, 302, 303, 307, 308])("of status %i are answers to a POST", async (status) => {
    const leads = { "/go": [status, { location: "http://b.example.org/" }] } as const;
    const { client, asked } = await sites(leads, publicNames);
    const post = { method: "POST", body: "{}", mostBodyBytes: 0 } as const;
    expect(await client.send({ ...post, url: "http://a.example.org/go" })).toMatchObject({
      ...{ outcome: "answered", status, redirects: 0 },
    });
    expect(asked).toHaveLength(1);
  });

  test.each(ignoredPlaces)("are no other places that an answer names: %s", async (_what, head) => {
    const { port } = await answering(`${head}\r\ncontent-length: 0\r\n\r\n`);
    const { client, dialled } = guardedOnLoopback(port, { names: publicNames });
    const url = "http://a.example.org/";
    for (const most of [1, 2]) {
      const outcome = await client.send({ ...get, url, mostRedirects: 3 });
      expect(outcome).toMatchObject({ outcome: "answered", redirects: 0, url });
      expect(dialled).toHaveLength(most);
    }
  });

  test.each(["http:127.0.0.1/", "http:/127.0.0.1/", "127.0.0.1", "./127.0.0.1", "%2f%2f127.0.0.1"])(
    "that only look like another place stay where they are: %s",
    async (location) => {
      const { client, dialled } = await sites({ "/go": [302, { location }] }, publicNames);
      const url = "http://a.example.org/go";
      const outcome = await client.send({ ...get, url, mostRedirects: 3 });
      expect(outcome).toMatchObject({ outcome: "answered", status: 200, redirects: 1 });
      expect(new Set(dialled.map(({ addresses }) => String(addresses)))).toEqual(
        new Set(["93.184.216.34"]),
      );
    },
  );

  test("that lead to two places lead to the first alone", async () => {
    const two = "location: http://b.example.org/\r\nlocation: http://127.0.0.1/";
    const { port } = await answering(`HTTP/1.1 302 Found\r\n${two}\r\ncontent-length: 0\r\n\r\n`);
    const { client, looked } = guardedOnLoopback(port, { names: publicNames });
    const url = "http://a.example.org/";
    expect(await client.send({ ...get, url, mostRedirects: 1 })).toMatchObject({
      ...{ outcome: "refused", reason: "too_many_redirects" },
    });
    expect(looked).toEqual(["a.example.org", "b.example.org"]);
  });

  test("between two hosts end as those of one do", async () => {
    const leads = {
      "/a": [302, { location: "http://b.example.org/b" }],
      "/b": [302, { location: "http://a.example.org/a" }],
    } as const;
    const { client, asked } = await sites(leads, publicNames);
    const outcome = await client.send({ ...get, url: "http://a.example.org/a", mostRedirects: 3 });
    expect(outcome).toMatchObject({ outcome: "refused", reason: "too_many_redirects" });
    expect(asked).toHaveLength(4);
  });

  test("that lead nowhere are answers", async () => {
    const { client } = await sites({ "/go": [302, {}] }, publicNames);
    const url = "http://a.example.org/go";
    expect(await client.send({ ...get, url, mostRedirects: 3 })).toMatchObject({ status: 302 });
  });

  test("are counted, and no more are followed than may be", async () => {
    const round = { "/": [302, { location: "/" }] } as const;
    const { client, asked } = await sites(round, publicNames);
    const url = "http://a.example.org/";
    const outcome = await client.send({ ...get, url, mostRedirects: 3 });
    expect(outcome).toMatchObject({ outcome: "refused", reason: "too_many_redirects" });
    expect(asked).toHaveLength(4);
  });

  test("are judged by what their name leads to at that moment", async () => {
    const answers = [["93.184.216.34"], ["169.254.169.254"]];
    const names = { "a.example.org": () => answers.shift() ?? [] };
    const { client, asked } = await sites({ "/go": [302, { location: "/there" }] }, names);
    const url = "http://a.example.org/go";
    expect(await client.send({ ...get, url, mostRedirects: 3 })).toMatchObject({
      ...{ outcome: "refused", reason: "leads_inside", redirects: 1 },
    });
    expect(asked).toHaveLength(1);
  });

  test("take along what they may know: all of it within an origin, `accept` beyond", async () => {
    const leads = {
      "/go": [302, { location: "/on" }],
      "/on": [302, { location: "http://b.example.org/there" }],
    } as const;
    const { client, asked } = await sites(leads, publicNames);
    const headers = { accept: "image/*", authorization: "Bearer secret" };
    await client.send({ ...get, url: "http://a.example.org/go", mostRedirects: 3, headers });
    const seen = asked.map(({ headers: { host, accept, authorization } }) => [
      ...[host, accept, authorization],
    ]);
    expect(seen).toEqual([
      ["a.example.org", "image/*", "Bearer secret"],
      ["a.example.org", "image/*", "Bearer secret"],
      ["b.example.org", "image/*", undefined],
    ]);
  });
});
