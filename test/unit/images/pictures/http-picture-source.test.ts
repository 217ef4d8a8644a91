import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { retryAfterSeconds } from "#functions/images/pictures/picture-exchange.ts";
import { PrintingId } from "#schemas/values.ts";
import {
  type Behaviour,
  breaks,
  gives,
  hangs,
  leadsTo,
  neverEnds,
  pictureHost,
  stops,
  trickles,
} from "#test/support/pictures/picture-host.ts";
import { pictureSourceOf } from "#test/support/pictures/picture-source.ts";

const bytes = Buffer.from("RIFF, as far as this file is concerned a picture");
/** Ample: a busy machine is no host in trouble. */
const asked = {
  ...{ printingId: PrintingId.parse("pokemon:en:base1-4"), timeoutMs: 10_000, leftMs: 60_000 },
};

/** Asks one host for `/start`; `more` are its other addresses. */
async function fetched(start: Behaviour, more: Record<string, Behaviour> = {}, request = {}) {
  const host = await pictureHost({ "/start": start, ...more });
  const { source, lines } = pictureSourceOf(host.origin);
  const answer = await source.fetch(`${host.origin}/start`, { ...asked, ...request });
  await source.record();
  return { answer, host, lines: lines() };
}

describe("[IMG-1] whatever a host does, there is an answer in time", () => {
  const short: Behaviour = (_request, response) => {
    response.writeHead(200, { "content-length": "9999" });
    response.write(bytes);
    setTimeout(() => response.destroy(), 20);
  };
  test.each<{ name: string; behaviour: Behaviour; kind: string }>([
    { name: "hangs before its headers", behaviour: hangs, kind: "failed" },
    { name: "hangs in the body", behaviour: stops(bytes), kind: "failed" },
    { name: "sends a byte now and then", behaviour: trickles, kind: "failed" },
    { name: "breaks the connection", behaviour: breaks, kind: "failed" },
    { name: "promises more bytes than it has", behaviour: short, kind: "failed" },
    { name: "never ends", behaviour: neverEnds, kind: "unusable" },
    { name: "leads in a circle", behaviour: leadsTo("/start"), kind: "unusable" },
    { name: "refuses", behaviour: gives(bytes, {}, 403), kind: "refused" },
    { name: "wants a key", behaviour: gives(bytes, {}, 401), kind: "refused" },
    { name: "has none", behaviour: gives(bytes, {}, 404), kind: "absent" },
    { name: "has none any more", behaviour: gives(bytes, {}, 410), kind: "absent" },
    { name: "is in trouble", behaviour: gives(bytes, {}, 503), kind: "failed" },
  ])("a host that $name", async ({ behaviour, kind }) => {
    const { answer } = await fetched(behaviour, {}, kind === "failed" && { timeoutMs: 400 });
    expect(answer.kind).toBe(kind);
  });

  test("what unpacks to more than a picture has is not unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(64 << 20));
    const behaviour = gives(bomb, { "content-encoding": "gzip" });
    const { answer } = await fetched(behaviour);
    expect(answer).toMatchObject({ kind: "unusable", reason: expect.stringContaining("bytes") });
  });
});

describe("redirections", () => {
  test.each([301, 302, 303, 307, 308])("%i is followed within the origins", async (status) => {
    const { answer, host } = await fetched(leadsTo("/there", status), { "/there": gives(bytes) });
    expect(answer).toMatchObject({ kind: "picture", bytes });
    const isPermanent = status === 301 || status === 308;
    const movedTo = isPermanent ? `${host.origin}/there` : undefined;
    expect(answer.kind === "picture" && answer.movedTo).toBe(movedTo);
  });

  test("a permanent one behind a passing one is not remembered", async () => {
    const { answer } = await fetched(leadsTo("/a", 302), {
      "/a": leadsTo("/b", 301),
      "/b": gives(bytes),
    });
    expect(answer).toMatchObject({ kind: "picture" });
    expect(answer).not.toHaveProperty("movedTo");
  });

  test("a tag goes along, and what has not changed is not sent again", async () => {
    const { answer, host } = await fetched(
      leadsTo("/there", 308),
      { "/there": gives(Buffer.alloc(0), {}, 304) },
      { etag: '"tag"' },
    );
    expect(answer).toEqual({ kind: "unchanged", movedTo: `${host.origin}/there` });
    expect(host.asked.map(({ headers }) => headers["if-none-match"])).toEqual(['"tag"', '"tag"']);
  });

  test("a server that we do not know is not even connected to, wherever the way leads", async () => {
    const secret = await pictureHost({ "/": gives(bytes) });
    const { answer } = await fetched(leadsTo("/next"), { "/next": leadsTo(`${secret.origin}/`) });
    expect(answer).toMatchObject({
      kind: "unusable",
      reason: expect.stringContaining("not fetched"),
    });
    const { source } = pictureSourceOf("https://pictures.test");
    const addresses = [
      `${secret.origin}/`,
      "file:///etc/hostname",
      "no address",
      "data:image/png,x",
    ];
    for (const address of addresses) {
      expect(await source.fetch(address, asked)).toMatchObject({ kind: "unusable" });
    }
    expect(secret.asked).toEqual([]);
  });
});

test("a connection that breaks once is tried once more, and no more", async () => {
  let turns = 0;
  const { answer } = await fetched((request, response) => {
    turns += 1;
    if (turns === 1) breaks(request, response);
    else gives(bytes)(request, response);
  });
  expect(answer).toMatchObject({ kind: "picture", bytes });
  const { host } = await fetched(breaks);
  expect(host.asked).toHaveLength(2);
});

test("who asks for a pause is not asked again", async () => {
  const { answer, host } = await fetched(gives(bytes, { "retry-after": "7" }, 429));
  expect(answer).toMatchObject({ kind: "failed", retryAfterSeconds: 7 });
  expect(host.asked).toHaveLength(1);
});

test.each([
  { header: "120", seconds: 120 },
  { header: "Sun, 01 Feb 2026 06:01:30 GMT", seconds: 90 },
  { header: "Sun, 01 Feb 2026 05:00:00 GMT", seconds: undefined },
  { header: "soon", seconds: undefined },
  { header: "", seconds: undefined },
  { header: "-5", seconds: undefined },
  { header: null, seconds: undefined },
])("Retry-After $header means $seconds", ({ header, seconds }) => {
  expect(retryAfterSeconds(header, new Date("2026-02-01T06:00:00.000Z"))).toBe(seconds);
});
