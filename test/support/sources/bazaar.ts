import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import * as z from "zod";
import type { List, Source } from "#functions/sources/port/source.ts";
import { usualSettings } from "#functions/sources/port/source-settings.ts";

const Page = z.object({ offers: z.array(z.string()), next: z.string().optional() });
const Token = z.object({ token: z.string(), seconds: z.number() });

/**
 * A source that nobody has, with all that a source may have: tokens, a gate, a list in pages that is
 * asked for by POST, an address with the day in it, and one large file of many records.
 */
export function bazaar(host: string): Source {
  const offers = { dataset: "offers", unit: "all" };
  const page = (at: string) => ({
    name: `page:${at}`,
    dataset: "offers",
    request: { method: "POST" as const, url: `${host}/offers`, body: at },
  });
  return {
    name: "bazaar",
    games: ["pokemon"],
    settings: {
      ...usualSettings,
      requestsPerSecond: 1000,
      schedule: { hours: [23], timeZone: "America/New_York" },
    },
    languagesOf: () => "none",
    credentials: {
      secrets: ["key"],
      request: ({ key = "" }) => ({
        name: "token",
        dataset: "tokens",
        request: { method: "POST", url: `${host}/token`, headers: { "x-key": key } },
      }),
      tokenOf: (body) => {
        const { token, seconds } = Token.parse(JSON.parse(body));
        return { token, expiresInSeconds: seconds };
      },
      authorise: (request, token) => ({
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${token}` },
      }),
    },
    gate: () => ({ name: "gate", dataset: "gate", request: { url: `${host}/last-updated.txt` } }),
    first: offers,
    opening: () => [page("1")],
    listed(_unit, _name, body): List {
      const { offers: names, next } = Page.parse(JSON.parse(body));
      return {
        listed: names.map((name) => ({ name, mark: "" })),
        ...(next && { next: [page(next)] }),
      };
    },
    follow: (_unit, name, { day }) => ({
      wanted: { name, dataset: "prices", request: { url: `${host}/${day}/${name}` } },
    }),
    trouble: ({ status }) =>
      status === 418
        ? { kind: "failed", failure: { errorClass: "quota", reason: "The bazaar has its tea." } }
        : undefined,
    async *records({ name, body }) {
      if (name !== "prices.ndjson") return;
      let record = 0;
      for await (const line of createInterface({ input: Readable.from(body.stream()) })) {
        const value: unknown = JSON.parse(line);
        yield { record: { kind: "offer", sourceId: `${record}`, value, record } };
        record += 1;
      }
    },
  };
}

/** The bazaar's server on the loopback; its people change what it says. */
export async function bazaarServer() {
  const state = {
    updated: "monday",
    tokens: 0,
    tokenSeconds: 3600,
    isTokenGood: (_token: string) => true,
    pages: { "1": { offers: ["a"], next: "2" }, "2": { offers: ["prices.ndjson"] } } as Record<
      string,
      z.output<typeof Page>
    >,
    lines: 10,
    isAtTea: false,
  };
  const seen: { path: string; body: string; authorization: string }[] = [];
  const json = (response: ServerResponse, value: unknown) =>
    response.setHeader("content-type", "application/json").end(JSON.stringify(value));

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { url = "", headers } = request;
    const body = await text(request);
    seen.push({ path: url, body, authorization: headers.authorization ?? "" });
    if (url === "/token") return sendToken(headers["x-key"], response);
    const token = headers.authorization?.replace("Bearer ", "") ?? "";
    if (!token || !state.isTokenGood(token)) return void response.writeHead(401).end();
    if (state.isAtTea) return void response.writeHead(418).end("tea");
    sendThing(url, body, response);
  }

  function sendToken(key: unknown, response: ServerResponse): void {
    if (key !== "open sesame") return void response.writeHead(403).end();
    state.tokens += 1;
    json(response, { token: `t${state.tokens}`, seconds: state.tokenSeconds });
  }

  function sendThing(url: string, body: string, response: ServerResponse): void {
    if (url === "/last-updated.txt") return void response.end(state.updated);
    if (url === "/offers") return void json(response, state.pages[body]);
    if (!url.endsWith("/prices.ndjson")) return void response.end("a thing");
    Readable.from(priceLines(state.lines)).pipe(response);
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ state, seen, host: `http://127.0.0.1:${port}` },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Thousands of lines at a time: about 0.1 MB. */
function* priceLines(lines: number): Iterable<string> {
  const atOnce = 1000;
  for (let at = 0; at < lines; at += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, lines - at) }, (_none, index) => at + index);
    yield some
      .map((id) => `${JSON.stringify({ id, price: id * 7, note: "as it was sold" })}\n`)
      .join("");
  }
}
