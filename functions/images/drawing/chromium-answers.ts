import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CDPSession, Protocol } from "puppeteer-core";

/** Nothing lives at this address, by definition; what a page asks of it, we answer ourselves. */
export const origin = "https://page.invalid";

/** What a page may do; the browser keeps it to this even where the interception would not. */
const policy =
  `default-src 'none'; img-src ${origin}; font-src ${origin}; ` +
  "style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/** The empty page that documents are put into, one after the other; it keeps to its policy for good. */
export const shell =
  `<!doctype html><html><head><meta http-equiv="content-security-policy" content="${policy}"></head>` +
  "<body></body></html>";

/** What a page is answered from. */
export interface PageContent {
  /** Folder of the Chromium layer. */
  readonly layer: string;
  /** By path. */
  pictures: ReadonlyMap<string, Uint8Array>;
}

/** Answers whatever a page asks for from memory or the layer, and refuses the rest. */
export async function answerRequests(session: CDPSession, content: PageContent): Promise<void> {
  session.on("Fetch.requestPaused", (asked) => {
    // The browser went away while it was being answered; the picture itself reports that.
    answered(session, asked, content).catch(() => undefined);
  });
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
}

async function answered(
  session: CDPSession,
  { requestId, request, resourceType }: Protocol.Fetch.RequestPausedEvent,
  content: PageContent,
): Promise<void> {
  const answer = await answerTo(request.url, content);
  if (answer) {
    const { type, headers = {}, body } = answer;
    // The page itself is from nowhere, and fonts are for their own origin unless they say more.
    const open = { "access-control-allow-origin": "*" };
    const all = Object.entries({ ...headers, ...open, "content-type": type });
    await session.send("Fetch.fulfillRequest", {
      requestId,
      responseCode: 200,
      responseHeaders: all.map(([name, value]) => ({ name, value })),
      body: Buffer.from(body).toString("base64"),
    });
  } else if (resourceType === "Document") {
    // An empty answer keeps the page where it is; a refusal would put an error page in its place.
    await session.send("Fetch.fulfillRequest", { requestId, responseCode: 204 });
  } else {
    await session.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
  }
}

interface Answer {
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

async function answerTo(address: string, content: PageContent): Promise<Answer | undefined> {
  const url = URL.parse(address);
  if (url?.origin !== origin) return undefined;
  const [, font] = /^\/fonts\/([a-z0-9-]+\.woff2)$/.exec(url.pathname) ?? [];
  if (font) {
    return { type: "font/woff2", body: await readFile(join(content.layer, "fonts/files", font)) };
  }
  const picture = content.pictures.get(url.pathname);
  return picture && { type: "image/jpeg", headers: { "cache-control": "no-store" }, body: picture };
}
