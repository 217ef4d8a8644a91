import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { HTTPRequest, ResponseForRequest } from "puppeteer-core";
import { type FontFace, fontFacesFor } from "./font-faces.ts";
import type { SheetDocument } from "./sheet-drawer.ts";

/** Nothing lives at this address, by definition; what a document asks of it, we answer ourselves. */
export const origin = "https://page.invalid";

/** What a document may do; the browser keeps it to this even where the interception would not. */
const policy =
  `default-src 'none'; img-src ${origin}; font-src ${origin}; ` +
  `style-src ${origin} 'unsafe-inline'; form-action 'none'; base-uri 'none'`;

/** What a page may be answered from. */
export interface PageContent {
  readonly faces: readonly FontFace[];
  readonly layer: string;
  /** What the page is asked to show at the moment. */
  readonly subject: SheetDocument | undefined;
}

/** Answers a request from memory or the layer, and refuses every other. */
export async function answerPage(request: HTTPRequest, content: PageContent): Promise<void> {
  const response =
    (await responseTo(request.url(), content)) ??
    // An empty answer keeps the page where it is; a refusal would put an error page in its place.
    (request.isNavigationRequest() ? { status: 204 } : undefined);
  await (response ? request.respond(response) : request.abort("blockedbyclient")).catch(() => {
    // The browser went away while it was being answered; the picture itself reports that.
  });
}

async function responseTo(
  address: string,
  { subject, faces, layer }: PageContent,
): Promise<Partial<ResponseForRequest> | undefined> {
  const url = URL.parse(address);
  if (!subject || url?.origin !== origin) return undefined;
  if (url.pathname === "/") {
    const headers = { "content-security-policy": policy };
    return { contentType: "text/html; charset=utf-8", headers, body: subject.html };
  }
  if (url.pathname === "/fonts.css") {
    return { contentType: "text/css", body: fontFacesFor(subject.html, faces) };
  }
  const [, font] = /^\/fonts\/([a-z0-9-]+\.woff2)$/.exec(url.pathname) ?? [];
  if (font) {
    return { contentType: "font/woff2", body: await readFile(join(layer, "fonts", "files", font)) };
  }
  const picture = subject.pictures?.get(url.pathname);
  // The next page may have another picture at the same address.
  const headers = { "cache-control": "no-store" };
  return picture && { contentType: "image/jpeg", headers, body: picture };
}
